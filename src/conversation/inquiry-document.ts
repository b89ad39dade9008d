/** Answers that are no plan, as data for programs: the keys of the outside interface. */
import type { PlanComparison } from '../presentation/content/plan-comparison.ts'
import { specDocument } from '../scenario/spec-document.ts'
import type { AnswerDetail } from './outcome.ts'

/** Plans side by side, as data for programs. */
export function comparisonDocument({ columns, verdict }: PlanComparison) {
  const plans = columns.map(({ text, spec, option, qualityNote, assumptions, problem }) => ({
    text,
    spec: specDocument(spec),
    ...(problem === null ? { option, quality: qualityNote, assumedDifferently: assumptions } : { problem }),
  }))
  return { plans, verdict }
}

/** Null where the answer has no data of this kind. */
export function inquiryDocument(detail: AnswerDetail): Readonly<Record<string, unknown>> | null {
  switch (detail.kind) {
    case 'fit': {
      const { spec, ...fit } = detail.result
      return { spec: specDocument(spec), fit: { ...fit, assumptions: detail.assumptions } }
    }
    case 'prices': {
      const { offers, ...unpriced } = detail.list
      return { prices: offers, ...unpriced }
    }
    case 'hosting fit':
      return { hostingFit: detail.fit }
    case 'hosting':
      return { hosting: { ...detail.plan, assumptions: detail.assumptions } }
    case 'hardware':
      return { hardware: { methods: detail.methods, least: detail.least, assumptions: detail.assumptions } }
    case 'largest':
      return {
        largest: detail.methods.map(({ params, paramsOnOne, fit: { spec, ...fit } }) => ({
          params,
          paramsOnOne,
          spec: specDocument(spec),
          fit,
        })),
      }
    case 'quote':
      return { quote: detail.judged }
    case 'compute':
      return {
        compute: {
          gpuHours: detail.gpuHours,
          jobs: detail.jobs.map(({ spec, best, tokens }) => ({ spec: specDocument(spec), tokens, best })),
        },
      }
    case 'gpu prices':
    case 'encoding':
      return { encoding: detail.costs }
    case 'pace':
      return { pace: detail.pace }
    case 'peak':
      return { peak: detail.figures }
    case 'contrast':
      return { contrast: detail.figures }
    case 'samples':
      return { samples: detail.plan }
    case 'known':
      return { known: detail.says }
    case 'buying':
      return { buying: detail.purchases }
    case 'budget': {
      const { jobs, assumptions } = detail
      const budget = jobs.map(({ scenario, tokens, recommendation: { best } }) => ({
        spec: specDocument(scenario.spec),
        tokens,
        best,
      }))
      const [first] = jobs
      return {
        ...(first === undefined
          ? {}
          : {
              spec: specDocument(first.scenario.spec),
              recommendation: {
                ...first.recommendation,
                assumptions: [...assumptions, ...first.recommendation.assumptions],
              },
            }),
        budget: { jobs: budget, assumptions },
      }
    }
    case 'comparison':
      return { comparison: comparisonDocument(detail.comparison) }
    case 'help':
    case 'verdict':
      return null
  }
}
