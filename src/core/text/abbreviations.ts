/** What stands before a name. */
const TITLES = 'dr|mr|mrs|ms|mx|prof|sen|rep|gov|gen|rev|col|lt|sgt|capt|hon';

/** Ends with a full stop within a name: `Rep. Roe`, `St. Roe`, `Jane Roe Jr.`, `Roe et al.` */
export const ABBREVIATED_IN_NAME = new RegExp(`^(?:${TITLES}|st|jr|sr|phil|al)$`, 'i');

/** Ends with a full stop within a sentence, before a capital too. */
export const ABBREVIATED = new RegExp(`^(?:${TITLES}|st|sr|jr|vs|etc|inc|ltd|co|corp|no|fig|dept|univ|approx|e\\.g|i\\.e|u\\.s|u\\.k|u\\.n|a\\.m|p\\.m)$`, 'i');
