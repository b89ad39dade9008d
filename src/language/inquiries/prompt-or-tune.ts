/** Whether to train on examples at all, or to put them into a prompt. */

const number = String.raw`(\d[\d.,]{0,8})( ?k\b)?`
const things = String.raw`(?:examples?|samples?|pairs?|rows|conversations?|chats|dialogues|q&?as?|questions?|answers|tickets?|e-?mails?|documents?|cases|instructions|items|texts?|messages|reports?|articles?)`
const counted = new RegExp(
  String.raw`(?<![\w.$€£])${number} (?:[a-z-]{2,14} ){0,3}?${things}\b(?: (?:of|with|,|at|x|×) (?:about |~|roughly )?(\d{2,5}) tokens)?`,
  'iu',
)
const prompts =
  /\b(?:(?:just |simply |only )?prompt(?:ing|s)?|few[- ]?shot(?:s|ing)?|in[- ]context(?: learning)?|prompt engineering)\b/iu
const tunes = /\b(?:fine-?\s?tun\w*|tune|tuning|train(?:ing)?|lora|qlora|sft)\b/iu
const chooses =
  /\b(?:or|vs\.?|versus|instead|rather|better|enough|worth|makes? sense|suffic\w+|need to|have to|at all)\b/iu
/** Documents that are searched are another way, and lengths of prompts belong to a job. */
const other =
  /\b(?:rag|retrieval|knowledge base|prompt (?:length|tokens?)|tokens? (?:of )?prompts?|prompts? per|rollouts?|grpo|dpo|ppo)\b/iu
const maxLength = 300

/** How many examples there are and how long each is, where that is told; null: no such choice is asked. */
export function examplesToTuneIn(
  text: string,
): { readonly count: number | null; readonly tokensEach: number | null } | null {
  if (text.length > maxLength || !prompts.test(text) || !tunes.test(text) || !chooses.test(text) || other.test(text))
    return null
  const [, digits, thousand, each] = counted.exec(text) ?? []
  const count = digits === undefined ? null : Number(digits.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000)
  return { count: count !== null && count > 0 ? count : null, tokensEach: each === undefined ? null : Number(each) }
}
