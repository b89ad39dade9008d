/** "I hate devops", "nobody knows linux": whoever asks wants no machine to look after. */
const noOperations =
  /[,.;:–-]{0,2}\s{0,2}\b(?:(?:i|we|and|but|as|since|because|with|team|people|there(?:'s| is| are)?)\s+){0,3}(?:(?:really |just )?(?:hate|dislike|loathe|avoid|can['’]?t do|don['’]?t do|(?:do not|don['’]?t) (?:want|like|have|know)(?: to (?:deal with|do|touch|manage|run|handle|bother with))?|without|zero|no|never|not|nobody|no one|none of us)(?: (?:on the team|here|of us|any|to|at all|in-house|really|deal(?:ing)? with|do|does|doing|touch|run|manage|managing|knows?|much|about|good at|wants? to))*)\s+(?:dev-?\s?ops|ml-?\s?ops|ops|infra(?:structure)?|servers?|sysadmin\w*|linux|ssh|docker|cuda|machines?|gpu boxes|system administration|admin)\b(?: (?:work|people|person|team|stuff|skills?|hassle|here|knowledge|at all))*/iu
const ofTraining = /\b(?:q?loras?|fine-?tun\w*|fine tun\w*|train\w*|tune|sft)\b/iu
const ofWays =
  /\b(?:hosted|managed|serverless|services?|api|rent(?:ing|ed|al)?|own gpus?|my own|boxes|box|together|fireworks|crusoe|tinker|openai|nebius|vs\.?|versus|what (?:do|should|would)|which|how|cheap\w*|price|costs?)\b|\?/iu
/** Words that name the two ways, and are no wish of the job. */
const ways =
  /\b(?:openai-style|hosted|managed|serverless|fine-?tun(?:ing|e) (?:service|api)|services?|versus|vs\.?|or|rent(?:ing|ed|al)?|(?:(?:my|our|an?|the) )?own gpus?|on my own|(?:a |an )?(?:rented )?box|instead|what does|cost|api)\b/giu
const maxLength = 240

/** The job without that wish and the ways to do it; null where no such wish stands beside a training. */
export function withoutOperationsIn(text: string): { readonly rest: string; readonly words: string } | null {
  if (text.length > maxLength || !ofTraining.test(text)) return null
  const wish = noOperations.exec(text)
  if (wish === null || !ofWays.test(text.replace(wish[0], ' '))) return null
  const rest = text
    .replace(wish[0], ', ')
    .replaceAll(ways, ' ')
    .replaceAll(/['’]s\b|\?/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
  return { rest: rest.trim(), words: wish[0].replace(/^\W+/u, '').trim() }
}
