/** What is taken for granted where somebody names a goal or a sum, and no job. */
import * as z from 'zod'
import { fact } from './fact.ts'

const usualMethod = z.enum(['full', 'lora', 'qlora'])

/** data/inquiries/goals.json. */
export const goalsSchema = z.strictObject({
  note: z.string(),
  /** Of the model that is taken where none is named. */
  params: fact('param'),
  /** The same where a small one is wished for. */
  small: fact('param'),
  /** Parameters of one of middle size, and of a large one. */
  medium: fact('param'),
  large: fact('param'),
  method: usualMethod,
  /** Passes over the data where none are named. */
  epochs: fact(''),
  /** Of the job that prices of GPUs are compared by. */
  pricesTokens: fact('token'),
  /** Where no data are named. */
  examples: fact(''),
  exampleTokens: fact('token'),
  /** What is taken for the labelling of texts, by its id, and its size. */
  labels: z.strictObject({ model: z.string(), name: z.string(), params: fact('param') }),
  /** Of texts in another language than English, or in several, likewise. */
  labelsOtherLanguages: z.strictObject({ model: z.string(), name: z.string(), params: fact('param') }),
  /** What is taken for the search of texts, likewise. */
  vectors: z.strictObject({ model: z.string(), name: z.string(), params: fact('param') }),
  /** What is taken for an assistant that writes code. */
  code: z.strictObject({ model: z.string(), variant: z.string(), name: z.string(), params: fact('param') }),
  /** Texts up to which a manner of writing is told to a ready model before it is trained. */
  mannerExamples: fact(''),
  /** Text that is to be known, up to which it is looked up before anything is trained, and what one prompt holds of it. */
  lookedUpTokens: fact('token'),
  promptTokens: fact('token'),
  /** For a new model on data of which no size is named. */
  scratch: z.strictObject({ leastParams: fact('param'), passes: fact('') }),
  /** Of one who trains, in a month, where a team's budget is asked for. */
  runsOfPerson: fact(''),
  /** Parameters of larger models that are offered beside it. */
  sizes: z.array(z.number().positive()).min(1),
  budget: z.strictObject({
    /** What the money is shown to buy. */
    /** Parameters of the models that people commonly train, the smallest first. */
    sizes: z.array(z.number().positive()).min(1),
    /** Where the money pays for more, every parameter is trained. */
    adapterTokens: fact('token'),
    jobs: z.array(z.strictObject({ params: z.number().positive(), method: usualMethod })).min(1),
  }),
})
export type GoalFacts = z.infer<typeof goalsSchema>
