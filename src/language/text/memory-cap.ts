/** “Would 8-bit AdamW get it under 24 gigs?” asks whether it fits a card of as much memory. */

const cap =
  /\b(?:get|gets|squeeze[sd]?|bring|push|cut|drop|keep|keeps|stay|stays|come|comes|go|goes|fit|fits|make)\b([^.?!;$€£]{0,40}?)\b(?:under|below|beneath|within|inside|down to|to under) (\d{1,4}) ?(?:gb|gigs?|gib|g)(?: of (?:v?ram|memory))?\b/iu

/** The text with what memory must stay under said as what it fits in; as it is where none is said. */
export const withMemoryCap = (text: string): string =>
  text.replace(cap, (_, between: string, size: string) => `fit${between.trimEnd()} in ${size} GB`)
