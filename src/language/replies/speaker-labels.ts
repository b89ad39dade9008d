/** "Tom: 8 is enough": somebody's words, passed on with the name before them. */

/** Words that stand before a colon and are no name. */
export const noNames: ReadonlySet<string> = new Set(
  'note update edit correction plan stack fyi budget deadline model method data seq batch rank gpus gpu provider question answer ps nb vision tldr edited paper new old now correct so also ok decision result summary todo reminder reason limit cap price cost total tokens task region place measured news heads'.split(
    ' ',
  ),
)
const label = /^\s*(\p{Lu}\p{Ll}{1,14}):\s+(?=\S)/u

/** "Correction from the research side: …": from whom it comes. */
const source =
  /^\s*(?:correction|update|change|edit|fix|news|note|word|feedback|info)(?: (?:from|by) (?:[\p{L}'’-]{1,16} ?){1,4}):\s+(?=\S)/iu

/** The text without the one name at its beginning. */
export function withoutSpeaker(whole: string): string {
  const text = whole.slice(source.exec(whole)?.[0].length ?? 0)
  const found = label.exec(text)
  return found === null || noNames.has((found[1] ?? '').toLowerCase()) ? text : text.slice(found[0].length)
}
