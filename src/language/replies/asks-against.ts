/** Questions that expect a no. */

/** "Is a 3090 out of the question?": a yes would say the opposite of what the answer tells. */
export const asksAgainst =
  /\b(?:out of the question|no-?go|overkill|impossible|hopeless|unrealistic|not enough|too (?:small|slow|old|weak|little))\b/u
