/** "Undo the 4-bit", "scrap that last bit about aws": what a text takes back, in its own words. */
const revertPattern =
  /^(?:undo|revert|take back|roll back|rollback|unset|reverse)\s+(?:(?:only|just)\s+)?(?:the |that |my |our )?(.{1,60}?)(?:\s+(?:change|changes|thing|part|bit|too|as well|setting|edit|only))*$/

/** "Disregard the spot comment", "scrap that last bit about aws" */
const saidPattern =
  /^(?:disregard|ignore|forget|scrap|scratch|strike|drop|undo)(?: about)? (?:(?:what (?:i|we) (?:said|wrote|asked|told you)|(?:the|that|my)(?: last| earlier)? (?:bit|part|thing|comment|remark|message|line|idea|stuff)) (?:about|on|with|regarding) (?:the )?(?<of>.{1,40}?)|(?:the|that|my)(?: last| earlier)? (?<named>.{1,40}?) (?:comment|remark|suggestion|message))(?: please| pls| again)*[\s.!]*$/

/** What is to be taken back, in its own words; null where the text takes nothing back by name. */
export function revertedPartIn(line: string): string | null {
  const said = saidPattern.exec(line)?.groups
  return revertPattern.exec(line)?.[1] ?? said?.['of'] ?? said?.['named'] ?? null
}
