/** data/choice.json: what the choice among plans weighs. Judgement, not measurement; every figure says so. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

export const choiceSchema = z.strictObject({
  /** What an hour until the result is worth, by what a plan is chosen for. */
  hourOfWaiting: z.strictObject({
    safe: fact('USD/hour'),
    cheapest: fact('USD/hour'),
    fastest: fact('USD/hour'),
    /** Of a question for the fastest, on as many machines as its time is worth. */
    soonest: fact('USD/hour'),
  }),
  /** Until then an hour of waiting counts as `patientHour`. */
  patience: fact('h'),
  patientHour: fact('USD/hour'),
  /** Of each machine after the first. */
  furtherMachine: fact('USD'),
  /** Of several trays of a rack that is one NVLink domain. */
  shareOfRack: fact('USD'),
  /** Of more GPUs than one, however many. */
  severalGpus: fact('USD'),
  /** Of each GPU after the first, besides. */
  furtherGpu: fact('USD'),
  /** Of a sequence that is split over several GPUs. */
  splitSequence: fact('USD'),
  /** Of a GPU beside an ARM processor. */
  armHost: fact('USD'),
  /** Share of dollars and waiting that is lost where the memory is not enough. */
  tightMemory: fact(''),
  /** How many times its dollars, waiting and trouble a plan counts that is sure to miss the deadline. */
  missedDeadline: fact(''),
  /** Chance to fit from which a plan on fewer machines is tried before more are joined. */
  likelyToFit: fact(''),
  /** Share of the usable memory that is left where that is hardly slower. */
  spareMemory: fact(''),
  /** Share of the usable memory under which what is left is told. */
  littleMemory: fact(''),
  closeMemory: fact(''),
  /** Share of dollars and waiting that a plan with so little left must save. */
  scantMemory: fact(''),
  /** Tokens for each parameter from which a job that names no method is training from scratch. */
  pretrainingTokens: fact(''),
  /** What a machine has at most to keep weights and states in. */
  hostMemory: fact('byte'),
  /** Machines of the plans that are named. */
  mostMachines: fact('machine'),
  /** A run that would take longer on so few is planned on more. */
  longOnFewMachines: fact('h'),
  longestRun: fact('h'),
  /** Nobody runs what takes longer on as many GPUs as are planned. */
  unreachable: fact('h'),
  /** Where all runs are longer, so many times the shortest. */
  similarDuration: fact(''),
  /** By how much a plan must be beaten in hours and in dollars to be left out. */
  noticeable: fact(''),
  /** How near a second score is to be shown. */
  closeCall: fact(''),
  /** So much later than the fastest is as good, where it takes fewer GPUs. */
  fewMinutes: fact('h'),
  /** Times the dollars that nobody pays for a close call in hours. */
  muchDearer: fact(''),
  /** Share of the dollars that a riskier plan must save to be mentioned. */
  worthwhileSaving: fact(''),
  leastSaving: fact('USD'),
  /** How far a price may have risen and still be relied on. */
  reliableRise: fact(''),
  /** Factors on the score of a riskier plan, where a limit leaves the choice to them. */
  riskPremium: z.strictObject({
    machines: z.number().min(1),
    place: z.number().min(1),
    software: z.number().min(1),
    serverless: z.number().min(1),
    price: z.number().min(1),
    memory: z.number().min(1),
    spot: z.number().min(1),
    'third-party': z.number().min(1),
    market: z.number().min(1),
    consumer: z.number().min(1),
    states: z.number().min(1),
    precision: z.number().min(1),
    ...citation,
  }),
})
export type ChoiceFacts = z.infer<typeof choiceSchema>
