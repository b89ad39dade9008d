/** A text with what people leave out or take back of a figure said plainly, before any of it is read. */
import { withClassCounts } from '../text/class-counts.ts'
import { withEnglishCountryNames } from '../text/country-codes.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { withNumberForms } from '../text/number-forms.ts'
import { withReadScans } from '../text/read-scans.ts'
import { withSmallModel } from '../text/small-models.ts'
import { withSubstitutions } from '../text/substitutions.ts'
import { withoutAnswerDeadline } from './answer-deadline.ts'
import { withoutAnsweredChoice } from './answered-choice.ts'
import { withoutDataOrigin } from './data-origin.ts'
import { labelContextLength } from './context-length.ts'
import { withNamedMachines } from './named-machines.ts'
import { withSequenceUnits } from './sequence-units.ts'
import { withOwnSumRestated } from './own-sum-restated.ts'
import { withPlainFigures } from './plain-figures.ts'
import { withoutRefusedTraining } from './refused-training.ts'
import { withoutTaxOfBudget } from './tax-of-budget.ts'
import { withoutRefusedTerm } from './refused-term.ts'
import { repeatGpuName } from './repeated-units.ts'
import { withFiguresOfThings } from './figures-of-things.ts'
import { withCountsBeforeNouns } from './count-in-brackets.ts'
import { withValuesSetApart } from './values-set-apart.ts'

/** Unchanged where nothing of the kind is said. `isModel`: whether a name is one of the catalog. */
export const clarified = (typed: string, isModel: (name: string) => boolean): string =>
  repeatGpuName(
    labelContextLength(
      labelBudget(
        withoutRefusedTraining(
          withoutAnswerDeadline(
            withoutRefusedTerm(
              withoutAnsweredChoice(
                withPlainFigures(
                  withValuesSetApart(
                    withNamedParts(
                      withoutDataOrigin(
                        withCountsBeforeNouns(
                          withFiguresOfThings(
                            withNamedMachines(
                              withoutTaxOfBudget(
                                withOwnSumRestated(
                                  withSequenceUnits(withSmallModel(withReadScans(withClassCounts(typed)))),
                                ),
                              ),
                            ),
                          ),
                        ),
                      ),
                      isModel,
                    ),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  )

/** "Tamil+Telugu": two words, and no name. */
const joinedNames = /(?<![\p{L}+])(\p{Lu}\p{Ll}{3,})\+(?=\p{Lu}\p{Ll}{3,}(?![\p{L}+]))/gu

/** "Reserve for 6 months or pay by the hour?" */
const hourlyBesideTerm =
  /(?<=\b(?:reserv|commit)[^.;?!$€£]{0,40}\b)(or|vs\.?|versus|than) (?:(?:to |just |simply )?(?:rent|pay|book|use)(?:ing)? )?(?:hourly|(?:by|per) (?:the )?hour)\b/giu

/** GPU-hours, sizes and layouts written short, in full. */
const withNamedParts = (plain: string, isModel: (name: string) => boolean): string => {
  const typed = plain.replace(ofTheSame, (words, count: string, at: number) => {
    const card = new RegExp(String.raw`(?<!\w)(?:${gpuPattern})\w*`, 'iu').exec(plain.slice(0, at))?.[0]
    return card === undefined ? words : `${count} ${card}`
  })
  return withActiveSize(
    withSubstitutions(
      withNumberForms(withEnglishCountryNames(typed))
        .replaceAll(gpuH, 'GPU hours')
        .replaceAll(expertParallel, 'expert parallel $1')
        .replaceAll(continuedShort, 'continued ')
        .replace(precisionsWeighed, '$1 vs $2')
        .replace(cardsWeighed, '$1 vs $2')
        .replaceAll(hourlyBesideTerm, '$1 on demand')
        .replaceAll(joinedNames, '$1 and '),
    ),
    isModel,
  )
}

/** "Ran it on one A6000. Should I rent 4 of the same, or one H100?" */
const ofTheSame =
  /\b(\d{1,2}|two|three|four|six|eight) (?:more )?of the same\b(?: (?:cards?|gpus?|ones?|kind)\b)?(?= ?[,.;?!)]|$| (?:or|vs|versus|and)\b)/iu

/** "Cont. pretrain", "cont'd pre-training" */
const continuedShort = /\bcont(?:'?d)?\.? (?=pre-? ?train)/giu

/** "Is fp8 cheaper than bf16", "twice as cheap as bf16": one precision against the other. */
const precisionsWeighed =
  /\b(fp8|bf16)(?: (?:really|much|any|about|roughly|\d{1,2} ?%|two times|twice|half|\d(?:\.\d)?x)){0,2} (?:(?:cheaper|faster|better|quicker|less expensive) than|as (?:cheap|fast|good|expensive|much) as|worth it over) (fp8|bf16)\b/iu

/** "Is H200 worth the extra over H100 if …": one card against the other. */
const cardsWeighed = new RegExp(
  String.raw`\b(?:(?:is|are|would) )?(?:an? |the )?(${gpuPattern})s? (?:really |actually |be )?worth (?:it|(?:paying )?(?:the |its )?(?:extra|premium|money|difference|added cost|higher price|upcharge|surcharge|more)(?: (?:money|cost|price|dollars))?) (?:over|against|compared (?:to|with)|vs\.?|versus|than|instead of|to) (?:an? |the )?(${gpuPattern})s?\b`,
  'iu',
)

/** "1500 GPU h", and not "2 GPU H100". */
const gpuH = /(?<=\d ?k? ?)GPU[ -]?h\b(?! ?\d)/giu

/** "EP8", and not "3 ep" */
const expertParallel = /\bEP(?: ?= ?)?(\d{1,3})\b/gu

/** "30B-A3.3B": the size of a model with experts in all, and what works on a token, where no model is called so. */
const withActiveSize = (text: string, isModel: (name: string) => boolean): string =>
  text
    .replaceAll(totalAndActive, (name: string, total: string, active: string) =>
      isModel(name) ? name : `${total}B total ${active}B active`,
    )
    .replaceAll(toldActive, '$1B active')
    // What is concluded from it is asked by itself.
    .replace(/(?<=\d ?B active),? so (?=(?:is |are |would |can )?(?:\d{1,4}|one|two|four|eight)\b)/iu, '. ')
/** "Only 39B are active", "just 37B params fire per token" */
const toldActive =
  /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?) ?b(?: (?:of )?(?:the |its )?(?:params?|parameters|weights))?(?: (?:are|is|get|gets|being|really|actually|ever|only)){0,3} (?:active|activated|fir(?:e|es|ing)|at work|touched|used)\b(?: (?:per|for each|for every|at each|a|at a time|each) ?token)?/giu
const totalAndActive = /(?<![\w.-])(\d{1,4}(?:\.\d{1,2})?)b[- ]?a(\d{1,3}(?:\.\d{1,2})?)b\b/giu

/** "Anything above 25k needs CFO sign-off": up to there it is a budget. */
const approvedAbove =
  /\b(?:anything|everything|whatever|all|more|sums|amounts) (?:above|over|beyond|than) \$?(\d[\d.,]*k?)(?: (?:dollars|usd|\$))?(?= (?:needs?|requires?|has to|have to|goes|go|must)\b)/iu

/** "My boss says 10k for it is enough", "100k of GCP credits": a sum, though it has no sign. */
const labelBudget = (text: string): string =>
  text
    .replace(approvedAbove, 'Under $$$1, more')
    .replace(
      /(?<![\w$€£.])(\d+(?:\.\d+)?k)(?= (?:(?:(?:of|in|worth of) )?(?:[a-z]{2,12} ){0,3}credits?\b|is (?:enough|plenty|fine|not enough|too little)|should (?:do|be enough|cover)|budget\b|for (?:it|this|that|everything)(?=[\s]?[,.;?!]|$)|for (?:an?|the|this|it|that)\b[^.?!]{0,60}\b(?:enough|do it|suffice|cover)))/iu,
      'budget $$$1',
    )
    .replace(
      /(?<=\b(?:(?:fixed|flat|total|lump[- ]sum|package|quoted) (?:price|fee|rate|sum)|lump sum|flat fee) (?:of |for |at |is )?)(\d{1,4}(?:\.\d+)?k)\b(?! ?(?:tok|\/|per\b|an?\b))/iu,
      '$$$1',
    )
