/** data/decision/considerations.json: what decides besides hours and dollars, and when it is said. */
import * as z from 'zod'
import { citation, fact } from './fact.ts'

export const considerationsSchema = z.strictObject({
  note: z.string(),
  /** GPUs whose host is an ARM processor. */
  armHosts: z.strictObject({ families: z.array(z.string()), ...citation }),
  /** Clouds that grant large GPUs by quota. */
  quotas: z.strictObject({
    providers: z.array(z.string()),
    /** From so many on it is what decides, and is said before the rest. */
    gpusFrom: z.int().positive(),
    /** What a quota is counted in, by provider and by the first letters of a machine's name. */
    counts: z.record(z.string(), z.record(z.string(), z.string())),
    /** What is granted or had sooner, in the same way. */
    sooner: z.record(z.string(), z.record(z.string(), z.string())),
    ...citation,
  }),
  capacityBlocks: z.strictObject({ provider: z.string(), ...citation }),
  /** Machines of one job from which they are seldom free at once. */
  scarce: z.strictObject({ nodesFrom: z.int().positive(), ...citation }),
  /** Families (`trainedAs`) whose activations leave the range of fp16, which GPUs without bf16 train in. */
  overflowInFp16: z.strictObject({ families: z.array(z.string()), ...citation }),
  epochs: z.strictObject({
    from: z.int().positive(),
    examplesUpTo: z.int().positive(),
    usual: z.string(),
    /** Epochs that so few examples are often read for. */
    often: z.int().positive(),
    oftenUpTo: z.int().positive(),
    /** The same of texts that an encoder sorts or embeds. */
    oftenUpToOfShort: z.int().positive(),
    /** Passes over the text of an encoder that is trained from scratch: BERT had 40, of 3.3 billion words. */
    ofEncoders: z.int().positive(),
    /** Tokens; of more text fewer passes are enough. */
    ofEncodersUpTo: z.int().positive(),
    ...citation,
  }),
  /** Bills and hours from which a commitment is worth asking for. */
  contract: z.strictObject({ from: fact('USD'), hoursFrom: fact('h') }),
  /** Share of the bill from which traffic is named. */
  egress: z.strictObject({ shareFrom: fact('') }),
  /** `ofPatients`: those of the words that are of health, which law asks more of. */
  sensitiveData: z.strictObject({
    words: z.array(z.string()),
    /** Words of them that are of patients. */
    ofPatients: z.array(z.string()),
    /** Words that count only before one of `records`: "customer calls", and not "customer support". */
    ofRecords: z.array(z.string()),
    records: z.array(z.string()),
    /** Words that count only where data is said to be of them: "2,000 contracts", "on our invoices". */
    ofCounted: z.array(z.string()),
    /** What anybody may read: "medical papers". */
    published: z.array(z.string()),
    /** Words that are of patients before one of `patientRecords`: "discharge summaries", "chest X-rays". */
    ofPatientRecords: z.array(z.string()),
    patientRecords: z.array(z.string()),
    /** Whose own `companyRecords` are ("internal wiki"), and what is so behind "our" alone ("our codebase"). */
    ofCompany: z.array(z.string()),
    companyRecords: z.array(z.string()),
    ownRecords: z.array(z.string()),
    /** Data of patients that anybody may have without names, by the words of its name. */
    publicSets: z.array(z.string()),
    ...citation,
  }),
})
export type ConsiderationFacts = z.infer<typeof considerationsSchema>
