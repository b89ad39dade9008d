/** "Compare 4 and 8 H100s", "on 2 and 4 nodes": two counts that are both wanted, as a choice of one or the other. */
import { gpuPattern } from '../text/gpu-pattern.ts'

/** A number of machines, in digits or in words. */
export const countPattern = String.raw`(?<![\w.$-])(\d{1,4}|one|two|three|four|six|eight)`
/** What is counted: machines, or GPUs by any name. */
export const machinePattern = String.raw`(nodes?|machines?|box(?:es)?|servers?|gpus?|cards?|(?:${gpuPattern})(?: ?\d{2,3} ?gb)?s?)\b`

const both = String.raw`(${countPattern}(?: ?x)?(?: ?${machinePattern})?),? (?:and|to|with|against) (${countPattern}(?: ?x)?(?: ?${machinePattern}))`
const lead = String.raw`\b(?:compar(?:e|ing)|(?:difference|choos(?:e|ing)|decid(?:e|ing)) between)(?: (?:us|me|both|the|a run|running|on)){0,3}`
const compared = new RegExp(
  String.raw`${lead} ${both}(?: (?:please|pls|if (?:that|it) (?:makes|made) (?:any )?sense))?`,
  'iu',
)
const onBoth = new RegExp(String.raw`\bon ${both.replace('and|to|with|against', 'and')}`, 'iu')

/** As it is where no two counts are compared so. */
export const withChoiceOfCounts = (text: string): string =>
  text.replace(compared, asChoice).replace(onBoth, (...found: string[]) => `on ${asChoice(...found)}`)

const asChoice = (...[, first = '', , , second = '']: string[]): string => `${first} or ${second}`
