/** Nouns that count runs: "40 lora runs", "ten 1b pretraining runs", "14 teams, each". */
import { countPattern } from './same-run-again.ts'

/** Things that are each trained once; those of the first list only where "each" or "per" says so. */
const people =
  'students?|people|ppl|persons?|interns?|engineers?|devs?|developers?|researchers?|scientists?|users?|customers?|clients?|tenants?|teams?|groups?|participants?|attendees|trainees?|pupils?|learners?|colleagues?|kids|us(?<=\\bof us)|departments?|employees?|languages?|domains?|topics?|countries|markets'
const trainings =
  'attempts?|tries|learning rates?|lrs|ranks|batch sizes|settings|folds|experiments?|runs?|trials?|seeds?|variants?|configs?|configurations?|ablations?|re-?runs?|repeats?|adapters?|loras|qloras|sweeps?|jobs?|finetunes|fine-?tunes|trainings|pre-?trains|pre-?trainings|cpts|sfts|versions(?= (?:of (?:the|an?|our|this|it)\\b|\\())|fold(?: cross[- ]?val\\w*| cv)|ones(?<=\\b(?:small|smaller|big|bigger|large|larger|little|tiny|short|quick|minor|major) ones)'
/** What says that each of them has a run of its own. */
export const eachWords =
  /\b(?:each|every ?one|every|apiece|per (?:student|person|user|customer|client|tenant|team|group|language|head|domain)|one (?:model|adapter|lora) (?:per|for each)|everyone|individual(?:ly)?|their own|own (?:model|adapter|lora))\b/iu
/** What stands between a number and its runs; of these the method and the size are read with the rest. */
const manner =
  '(?:(?:separate|different|independent|individual|parallel|identical|distinct|concurrent|sequential|single-?gpu|small|smaller|short|shorter|big|large|quick|tiny|full|new|extra|more|such|planned|similar|q?lora|peft|adapter|sft|dpo|cpt|instruct(?:ion)?|training|tuning|fine-?tuning|pre-?training|pre-?train|continued|proxy|pilot|test|\\d{1,3}(?:\\.\\d)?[bm])[ -])'
const counted = (nouns: string, joint = '[ -]') =>
  new RegExp(
    String.raw`(?<![$€£.,\w]|[$€£] )(?:a (?:sweep|grid|batch|series) of )?${countPattern}(?: of)?${joint}${manner}{0,3}(?:(?!\d+ |failed|previous|earlier|past|last|first|per|an?|each|every|hours?|hrs?|h|hour-long|mins?|minutes?|days?|weeks?|months?|mo|years?|yrs?|gpus?|nodes?|epochs?|tokens?)\w+ )?${manner}{0,2}(?:${nouns})\b(?! (?:a|per|each|every) (?:day|week|month|year))(?: (?:x|×|of|with|at|each|apiece)\b)?(?:\s*[x×*](?= ))?`,
    'giu',
  )

/** "40 lora runs": runs that a text counts. */
export const countedRuns: RegExp = counted(trainings)
/** "14 teams": those that each have a run, where a text says so; a "40-person company" is one asker. */
export const countedPeople: RegExp = counted(
  String.raw`(?:${people})(?!(?: \w+)? (?:start-?ups?|compan(?:y|ies)|teams?|firms?|agency|labs?|shops?|business|studios?|offices?|outfits?|groups?|orgs?|ngos?|clinics?|practices?)\b)(?! ?\))`,
  ' ',
)

/** "4 full finetunes of" says how it is trained, too. */
export const keptOf = (words: string): string =>
  [
    ...words.matchAll(
      /\b(q?lora|full|sft|dpo|cpt|continued|pre-?train|pre-?training|fine-?tune|fine-?tuning|\d{1,3}(?:\.\d)?[bm])s?\b/giu,
    ),
  ]
    .map(([, kept = '']) => kept)
    .join(' ')
    .concat(' ')
