/** What is said in a thread beside its plan, and holds for every later plan of it. */
import * as z from 'zod'

/** So many runs of the plan in all; `stopped`: a share of them after such a part of the work. */
const planSeriesSchema = z.object({
  count: z.number(),
  /** What a search goes over, as it was said, each with its values; `count` is their product and runs beside them. */
  axes: z.exactOptional(z.array(z.object({ name: z.string(), count: z.number() }))),
  stopped: z.exactOptional(z.object({ share: z.number(), at: z.number() })),
})

/** Money that one provider takes and no other. US dollars. */
const providerCreditsSchema = z.object({ usd: z.number(), provider: z.string() })

/** A price that the asker brings for the GPUs of the plan, at the providers that were named with it. US dollars. */
const statedPriceSchema = z.object({
  usdPerGpuHour: z.number(),
  gpus: z.array(z.string()),
  providers: z.nullable(z.array(z.string())),
  /** Which form of the GPUs it is of, where the plan that was shown has one. */
  form: z.exactOptional(z.string()),
})

export const planTermSchemas = {
  /** How often the job is run in a year, where that was said: "once a week". */
  runsPerYear: z.exactOptional(z.number()),
  series: z.exactOptional(planSeriesSchema),
  credits: z.exactOptional(providerCreditsSchema),
  price: z.exactOptional(statedPriceSchema),
}
const planTermsSchema = z.object(planTermSchemas)
export type PlanTerms = Readonly<z.infer<typeof planTermsSchema>>
export type PlanSeries = NonNullable<PlanTerms['series']>

/** Those of a plan alone. */
export const termsOf = ({ runsPerYear, series, credits, price }: PlanTerms): PlanTerms => ({
  ...(runsPerYear === undefined ? {} : { runsPerYear }),
  ...(series === undefined ? {} : { series }),
  ...(credits === undefined ? {} : { credits }),
  ...(price === undefined ? {} : { price }),
})

/** The part of the work of a series that is done. */
export const workShare = ({ count, stopped }: PlanSeries): number => {
  if (stopped === undefined) return 1
  const early = Math.round(count * stopped.share)
  return (count - early + early * stopped.at) / count
}
