// Loaded into a process that is measured: at its end it tells, on file descriptor 3, how many milliseconds it had of the
// processor, and the most memory that it had, in MB.
import { readFileSync, writeSync } from 'node:fs';

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ processor: (user + system) / 1000, memory: mostMemory() / 1024 }));
});

/** In kilobytes. What the system says of a child can be what its parent had before it became another program. */
function mostMemory() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
