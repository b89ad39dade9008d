/** "Accuracy stuck at 68 % on held-out pairs", "nvidia-smi shows 98%": shares that judge a model or a card, and not how far a run is. */

/** What has a score of its own; behind its number as well, but for those that a number may follow: "at 40%, loss 1.2". */
const judged = [
  'accuracy', 'acc', 'f1', 'bleu', 'rouge', 'recall', 'auc', 'exact match', 'win[- ]?rates?', 'pass ?@ ?\\d+', 'pass rate',
  'scores?', 'benchmarks?', 'evals?', 'mmlu', 'humaneval', 'gsm8k', 'held[- ]?out', 'validation', 'val set', 'test set', 'dev set',
  'agree(?:s|ment|d)?', 'overlap', 'correct(?:ly)?', 'right', 'wrong(?:ly)?', 'hallucinat\\w+', 'error rate', 'errors?', 'refus\\w+',
  '(?:gpu|card|sm|tensor core) (?:util\\w*|use|usage|load|activity)', 'util(?:i[sz]ation)?', 'occupancy', 'mfu', 'hfu', 'nvidia-smi', 'smi',
].join('|') // prettier-ignore
const share = String.raw`(?:about |around |only |just |~)?\d{1,3}(?:\.\d{1,2})? ?(?:%|percent\b)`
/** Words of a run: what stands behind them is of that. */
const ofRun = String.raw`(?:we're|we are|run|training|job|done|finished|died|crashed|stopped|killed|progress|through)\b`
const at = String.raw`(?: (?:after|at|in|of) (?:the )?(?:(?:epoch|step|pass) \d{1,6}k?|(?:first|second|third|last) (?:epoch|pass)))?`
const named = new RegExp(
  String.raw`\b(?:${judged}|(?:\w+ )?loss|perplexity)\b${at}(?:(?!${ofRun})[^.,;!?%\d]){0,40}${at}[^.,;!?%\d]{0,20}${share}(?: to ${share})?`,
  'gu',
)
const behind = new RegExp(
  String.raw`${share}(?: of (?:the |our |all )?(?:\w+ ){0,2}(?:are|were|is|got|get))?(?: (?:on|in|of|for|the|our|a|from))*(?: \w+)? (?:${judged})\b`,
  'gu',
)

/** The line without them; as it is where it tells none. `line`: in lower case. */
export const withoutScores = (line: string): string => line.replaceAll(named, ' ').replaceAll(behind, ' ')
