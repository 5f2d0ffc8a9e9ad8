/**
 * Verbs that report speech or writing, by the frames they take (after the communication verbs of Levin 1993, "English
 * Verb Classes and Alternations", §37, and what newsletters use). `quote`: with words in quotation marks.
 * `clause`: also with a paraphrase that follows (`says that …`, `asks whether …`, `predicts a …`).
 * `claim`: with a paraphrase, but only when it is plainly a clause (`announced that …`), since the verb also names an act.
 */
export type VerbFrame = 'quote' | 'clause' | 'claim';

export const VERBS: Readonly<Record<VerbFrame, string>> = {
  clause:
    'say, argue, point out, point to, note, explain, claim, suggest, talk about, speak of, speak about, lay out, warn of, guess, warn, ask, assert, state, observe, remark, insist, contend, ' +
    'predict, estimate, admit, acknowledge, concede, conclude, reiterate, emphasize, stress, counter, caution, ' +
    'press, opine, speculate, theorize, postulate, complain, lament, joke, quip, tweet, retort, tell, mention, ' +
    'allege, declare, proclaim, propose, recommend, advise, deny, confirm, report, reckon, posit, wonder, hypothesize, ' +
    'forecast, recount, clarify, push back, chime in, cite, challenge, echo, boast, vow, pledge, call for, put it, agree with, disagree with',
  claim:
    'announce, testify, agree, disagree, maintain, write, add, reply, respond, respond that, promise, reveal, disclose, describe, decide, hint, imply, indicate, recall, remember, comment, ' +
    'urge, demand, object, protest, rule, write in, elaborate, summarize, discuss, question, answer, tell us, push, ' +
    'highlight, underscore, underline, dispute, dismiss, criticize, praise, blame, admonish, remind, reassure, assure, ' +
    'inform, request, plead, confess, swear, figure, hope, fear, address, endorse, defend, reject, teach, grant',
  quote:
    'continue, call, dub, label, brand, hail, slam, blast, advertise, tout, bill, liken, worry, accuse, share, offer, post, put, go on, begin, open, start, end, close, sum up, finish, interject, ' +
    'interrupt, exclaim, shout, cry, whisper, mutter, laugh, smile, sigh, shrug, scoff, snap, muse, mock, chuckle, react, ' +
    'thank, congratulate, apologize, brag, rant, vent, gush, cheer, sing, scream, yell, read, quote, message, text, email, ' +
    'explode, write back, fire back, hit back, shoot back, clap back, weigh in, think, believe, reflect, plug, pitch, ' +
    'introduce, present, define, characterize, frame, translate, qualify, relay, concur, deadpan, muse aloud',
};
