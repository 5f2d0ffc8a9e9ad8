/** A newsletter made up for the tests: sections, quotations, promotion, code, a table, a list and a repetition. */
export const SAMPLE = `---
id: SOURCE-20260301-001
url: https://example.org/canals
platform: substack
format: article
title: Why the old canals came back
synopsis: Freight returned to the canals because electric barges cut the cost of moving heavy goods by half. Towns that kept their locks in repair profited first.
key_insights: []
---
# Why the old canals came back

(Description: A photograph of a barge full of gravel passing under a stone bridge in winter fog.)

Welcome back to the letter about slow transport, dear readers. Subscribe to get it every Friday morning.

Electric barges cut the cost of moving heavy goods on canals by half within three years. That surprised nearly everyone in the trade. Who would have bet on a lock keeper?

## The barges

A modern barge carries as much gravel as forty lorries and needs one crew member. They run at night. My cousin showed me the engine room on a wet Tuesday in May.

\`\`\`
const barges = 12; // The barges in this code block carry heavy goods on canals at half the cost.
\`\`\`

| Town | The cost of moving heavy goods on the canals of the town |
| --- | --- |
| Marrow | The barges cut the cost of moving heavy goods on canals by half |

## The locks

Towns that kept their locks in repair got the freight first, because a closed lock stops the whole canal. Oda Lindqvist, who runs the locks of Marrow, says: "⟦direct@Oda Lindqvist: A lock that is painted every spring will outlive the town. A lock that is left alone fails in eleven winters.⟧"

- Gates, paddles, sluices and beams
- [Plans of the lock](https://example.org/plans/of/the/lock/and/of/all/the/other/locks)

## The money

Electric barges cut the cost of moving heavy goods on the canals by about half in three years. Insurance for canal freight fell by 30% after the first winter without an accident. The canal companies reinvested nearly all of the tolls in dredging and repair.

## Next week

Follow us for more stories about bridges and the people who keep them. Thanks for reading this far, and see you next week.
`;
