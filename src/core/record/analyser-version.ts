/** Of the code that analyses notes, put in by the build; see `scripts/build/analyser-version.mjs`. */
declare const __ANALYSER__: string;

/** Another one whenever an analysis may come out otherwise; '' where nobody knows, and nothing may be kept. */
export const ANALYSER_VERSION = typeof __ANALYSER__ === 'string' ? __ANALYSER__ : '';
