/** A spec as the command line prints it: fields that belong together stand in one object, null where none of them was asked. */
import { periodsPerYear } from './hours-of-time.ts'
import type { Scenario, Spec } from './scenario.ts'

const layoutFields = ['sharding', 'tp', 'pp', 'cp', 'ep', 'offload'] as const
const generationFields = ['promptTokens', 'responseTokens', 'responseCap', 'samplesPerPrompt', 'prompts'] as const

/** The spec with `layout`, `kernels`, `images`, `generation` and `regions`; `offload` and `region` keep their own keys too. */
export function specDocument(spec: Spec): Record<string, unknown> {
  const {
    sharding: _sharding,
    tp: _tp,
    pp: _pp,
    cp: _cp,
    ep: _ep,
    attentionKernel: attention,
    fusedLoss,
    compile,
    imageCount: count,
    imageTokens: tokensEach,
    promptTokens: _promptTokens,
    responseTokens: _responseTokens,
    responseCap: _responseCap,
    samplesPerPrompt: _samplesPerPrompt,
    prompts: _prompts,
    hosting,
    ...rest
  } = spec
  return {
    ...rest,
    regions: spec.region === null ? null : [spec.region],
    // Values of the interface have underscores: "on_demand", "data_centre". Who takes machines of others takes any.
    hosting:
      hosting === 'data-centre' || spec.tier === 'secure' ? 'data_centre' : spec.tier === 'community' ? 'any' : null,
    layout: groupOf(Object.fromEntries(layoutFields.map((field) => [field, spec[field]]))),
    kernels: groupOf({ attention, fusedLoss, compile }),
    images: groupOf({ count, tokensEach }),
    generation: groupOf(Object.fromEntries(generationFields.map((field) => [field, spec[field]]))),
  }
}

/**
 * The spec of a scenario, with what was told beside it where that was: `runs` {`count`, `perYear`}, `price` {`usdPerGpuHour`,
 * `gpus`, `providers`} and `credits` {`usd`, `provider`}. US dollars.
 */
export function scenarioDocument({
  spec,
  series,
  runsPerYear,
  price,
  credits,
  extras,
}: Scenario): Record<string, unknown> {
  const told = extras?.runs
  const count = series?.count ?? (told?.per === null ? told.count : null)
  const perYear = runsPerYear ?? (told == null || told.per === null ? null : told.count * periodsPerYear[told.per])
  return {
    ...specDocument(spec),
    ...(count === null && perYear === null ? {} : { runs: { count, perYear } }),
    ...(price === undefined
      ? {}
      : { price: { usdPerGpuHour: price.usdPerGpuHour, gpus: price.gpus, providers: price.providers } }),
    ...(credits === undefined ? {} : { credits: { usd: credits.usd, provider: credits.provider } }),
  }
}

/** null where no value of the group was asked. */
const groupOf = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null =>
  Object.values(values).every((value) => value === null) ? null : values
