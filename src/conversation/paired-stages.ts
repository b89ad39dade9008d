/** "SFT then DPO on qwen3 14b: 80k chats then 20k pairs": two stages, and the data of each in the same order. */

const task =
  '(?:sft|supervised fine-?tun(?:e|ing)|instruction[ -]tun(?:e|ing)|fine-?tun(?:e|ing)|cpt|continued pre-?train(?:ing)?|pre-?train(?:ing)?|dpo|orpo|kto|simpo|grpo|rloo|ppo|rlhf|reward model(?:l?ing)?)'
const joint = String.raw`(?:,? (?:and )?then |,? followed by | and | plus | ?[+&/] ?| ?(?:->|→) ?)`
const data = String.raw`\d[\d.,]{0,8} ?(?:[kmb]|thousand|million|billion)?(?: \p{L}{3,}){0,2}? \p{L}{2,}s\b(?: of \d{1,6} tokens?)?`
/** "50k rows sft": the stage once more, behind its data. */
const ofStage = String.raw`(?: (?:for |of |for the )?${task}\b)?`
const paired = new RegExp(
  String.raw`^(?<opening>(?!.*\d[\d.,]* ?[kmb]? (?:tok|rows|examples|pairs)\w*.*\b${task}${joint}${task})[^?!]{0,60}?)\b(?<first>${task})${joint}(?<second>${task})\b(?<shared>[^?!]{0,60}?)[\s:;,(]{1,3}(?<ofFirst>${data})${ofStage}(?:${joint}|, )(?<ofSecond>${data})${ofStage}(?<closing>.{0,80})$`,
  'iu',
)

const ofMachines =
  /^[\s,;]*(?:(?:both |all |each )?(?:on|with|using) (?:our |the |an? )?\d{1,4} ?x? ?[a-z][\w ]{1,14}?|\d{1,4} ?x? ?(?:[abhlv]\d{2,3}s?|mi\d{3}x?|gb\d{3}|b300))(?=$|[,.;])/iu

/** The same as two jobs that each name the model; null where stages and data do not go in pairs. */
function pairedStages(text: string): string | null {
  const groups = paired.exec(text.trim())?.groups
  if (groups === undefined) return null
  const { opening = '', first = '', second = '', shared = '', ofFirst = '', ofSecond = '', closing = '' } = groups
  // Machines that are named once are those of both.
  const machines = ofMachines.exec(closing)?.[0] ?? ''
  const model = shared.trim() === '' || /^\s*(?:of|on|for|with)\b/iu.test(shared) ? shared : ` on ${shared.trim()}`
  return `${opening}${first}${model} ${ofFirst}${machines} and then ${second}${model} ${ofSecond}${closing}`
}

const named = new RegExp(
  String.raw`\b(?<later>${task}) (?:stage )?after (?:an? |the )?(?<first>${task})\b(?: stage)?(?! (?:on|with|over|of) \d)`,
  'iu',
)
const withData = new RegExp(
  String.raw`\b(?<later>${task}) (?:on|with|over|of) (?<ofLater>${data}),? after (?:an? |the )?(?<first>${task}) (?:on|with|over|of) (?<ofFirst>${data})`,
  'iu',
)

/** "DPO after SFT, 200k rows sft + 30k pairs dpo", "dpo on 15k pairs after sft on 60k rows": the stages in the order in which they are done. */
function orderedStages(text: string): string {
  const { later = '', ofLater = '', first = '', ofFirst = '' } = withData.exec(text)?.groups ?? {}
  if (first !== '') return text.replace(withData, `${first} on ${ofFirst} and then ${later} on ${ofLater}`)
  const found = named.exec(text)
  if (found === null) return text
  const rest = text
    .replace(found[0], ' ')
    .replaceAll(/\s+(?=[\s,.;:])/gu, '')
    .trim()
  // Named once more, each beside its data.
  const isAgain = (name = ''): boolean => new RegExp(String.raw`\b${name}\b`, 'iu').test(rest)
  return isAgain(found.groups?.['later']) && isAgain(found.groups?.['first']) ? rest : text
}

/** Stages of one model as jobs of their own, in their order; the text as it is where it tells of none. */
export function stagesAsJobs(text: string): string {
  const ordered = orderedStages(text)
  return pairedStages(ordered) ?? ordered
}
