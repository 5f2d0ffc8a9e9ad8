// npm run workbench: the plugin in a page on localhost, to try by hand.
import { serveWorkbench } from './server.ts';

const { url } = await serveWorkbench(Number(process.env['PORT'] ?? 4170));
console.debug(`The workbench is at ${url} (also ?theme=dark, ?phone, ?rtl). Stop with Ctrl-C.`);
