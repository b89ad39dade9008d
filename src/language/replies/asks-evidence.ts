/** "Got any real measurements of gemma 27b on an L40S": names what it asks of. */
export const asksEvidence =
  /^(?:(?:have you |do you have |you have |you )?(?:got )?any|(?:has |did )?(?:anyone|anybody|someone))\b.{0,40}\b(?:measur\w+|benchmark\w*|tests?|tested|tried|runs?|ran|data|numbers)\b/iu
