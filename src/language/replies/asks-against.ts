/** Questions that expect a no. */

/** "Is a 3090 out of the question?": a yes would say the opposite of what the answer tells. */
export const asksAgainst =
  /\b(?:out of the question|oom|ooms|run(?:s|ning)? out of (?:memory|vram)|blow(?:s)? up|crash(?:es)?|no-?go|overkill|impossible|hopeless|unrealistic|not enough|no longer|not fit|(?:doesn't|won't|does not|will not|cannot|can't) fit|too (?:small|slow|old|weak|little))\b/u
