/** "Undo the 4-bit", "scrap that last bit about aws": what a text takes back, in its own words. */
const revertPattern =
  /^(?:undo|revert|take back|roll back|rollback|unset|reverse)\s+(?:(?:only|just)\s+)?(?:the |that |my |our )?(.{1,60}?)(?:\s+(?:change|changes|thing|part|bit|too|as well|setting|edit|only))*$/

/** "Disregard the spot comment", "scrap that last bit about aws" */
const saidPattern =
  /^(?:disregard|ignore|forget|scrap|scratch|strike|drop|undo)(?: about)? (?:(?:what (?:i|we) (?:said|wrote|asked|told you)|(?:the|that|my)(?: last| earlier)? (?:bit|part|thing|comment|remark|message|line|idea|stuff)) (?:about|on|with|regarding) (?:the )?(?<of>.{1,40}?)|(?:the|that|my)(?: last| earlier)? (?<named>.{1,40}?) (?:comment|remark|suggestion|message))(?: please| pls| again)*[\s.!]*$/

/** “…, I forgot they have no bf16”; what is wished behind it is no reason. */
const why =
  /[\s]*(?:[,;:.(–—-]\s*|\s)(?:i (?:forgot|did|didn't|misread|thought|was|meant)|we (?:forgot|misread|thought|were)|it (?:was|is|has|doesn't|won't)|they (?:are|have|were|don't)|that was|my bad|sorry|silly me|because|since|bc|turns out)\b(?:(?!\b(?:but|keep|leave|use|make|put)\b)[^?]){0,80}$/u

/** What is to be taken back, in its own words; null where the text takes nothing back by name. */
export function revertedPartIn(text: string): string | null {
  const line = text.replace(why, '')
  const said = saidPattern.exec(line)?.groups
  return revertPattern.exec(line)?.[1] ?? said?.['of'] ?? said?.['named'] ?? null
}
