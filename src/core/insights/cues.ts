/** A sentence that says that it is a conclusion or the point. */
export const CONCLUDES =
  /\b(?:the (?:key|point|lesson|takeaway|problem|reason|result|answer|difference|real|biggest|best|most important|future|goal|truth|secret|trick|bottleneck|only|core|insight)|in short|ultimately|fundamentally|essentially|bottom line|conclu\w+|matters?|turns out|key)\b/i;

/** A sentence that says what follows from what. */
export const EXPLAINS = /\b(?:because|therefore|so that|means|makes|allows?|enables?|requires?|creates?|turns?|becomes?|leads?)\b/i;

/** A section that sums up, by its title. */
export const SUMS_UP = /\b(?:conclusion|summary|takeaway|tl;?dr|key|bottom line|insight|lesson|in short|overview|abstract|why|closing|final)/i;
