/** "Cheapest L40S or A6000 per hr": the price of the hour is what is asked. */
import type { Spec } from '../../scenario/scenario.ts'

const hour = /\b(?:hourly|(?:per|an|by the|each) (?:gpu[- ])?(?:hour|hr|h))\b|\/ ?(?:h|hr|hour)\b/iu
/** "Is an H200 worth 40 % more per hour?" asks what it does for that. */
const whatItDoes = /\b(?:worth|faster|slower|quicker|than)\b|%/iu

/** Empty where a job is named: then what it costs there is asked. */
export const hourAskedIn = (text: string, { model, params, method }: Spec): { readonly isHourlyAsked?: true } =>
  hour.test(text) && !whatItDoes.test(text) && model === null && params === null && method === null
    ? { isHourlyAsked: true }
    : {}
