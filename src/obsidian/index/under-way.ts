import { movedPath } from './paths.ts';

/** What is being found out about notes just now. Whatever happens to a note meanwhile makes that old. */
export class UnderWay {
  private readonly questions = new Set<{ readonly path: string; isOld: boolean }>();

  /** @returns what `question` gives, or null when that came too late. */
  async ask<Answer>(path: string, question: () => Promise<Answer | null>): Promise<Answer | null> {
    const one = { path, isOld: false };
    this.questions.add(one);
    try {
      const answer = await question();
      return one.isOld ? null : answer;
    } finally {
      this.questions.delete(one);
    }
  }

  /** Something happened to a note or a folder. @returns whether anything about it was under way. */
  outdate(path: string): boolean {
    let wasUnderWay = false;
    for (const one of this.questions) {
      if (movedPath(one.path, path, path) === null) continue;
      one.isOld = true;
      wasUnderWay = true;
    }
    return wasUnderWay;
  }
}
