/** A provider of GPUs: tiers, counts sold, networks between machines, terms. One file in data/providers/ each. */
import * as z from 'zod'
import { gpuIdSchema, providerIdSchema } from './ids.ts'
import { fact, citation } from './fact.ts'

export const pricingKind = z.enum(['on_demand', 'spot', 'reserved'])

/** How hours are bought: on demand, spot or reserved. */
export type Pricing = z.infer<typeof pricingKind>

/** What a printed price promises: a list price; the middle of a market's asks; or one cheapest ask, "from". */
export const priceBasis = z.enum(['list', 'median', 'from'])
/** Whose machines they are: the provider's, those of third parties, or consumers' PCs. */
export const hostKind = z.enum(['own', 'third-party', 'consumer'])

export const tierSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  meaning: z.string(),
  priceBasis,
  hosts: hostKind,
})
export type Tier = z.infer<typeof tierSchema>

export const providerKind = z.enum(['hyperscaler', 'neocloud', 'marketplace', 'community'])

const gpuIdsSchema = z.union([z.literal('*'), z.array(z.string()).min(1)])

/** Counts of one machine. The first row that names the GPU and the pricing holds; "*" is every other GPU. */
const countsSchema = z.strictObject({
  gpus: gpuIdsSchema,
  pricing: z.array(pricingKind).optional(),
  counts: z.array(z.int().positive()).min(1),
  ...citation,
})

/** A network that makes several machines one job. Without one, several machines are never offered. */
export const fabricSchema = z.strictObject({
  gpus: z.array(z.string()).min(1),
  /** Tiers that have it; null: all of them. */
  tiers: z.array(z.string()).nullable(),
  kind: z.string(),
  bandwidthPerGpu: fact('byte/s'),
  gpusPerNode: z.int().positive(),
  nodes: z.strictObject({ min: z.int().min(2), max: z.int().min(2) }),
  /** Sold at the price of its machines. Where it is false the price is not known and it is not offered. */
  priced: z.boolean(),
  ...citation,
})
export type Fabric = z.infer<typeof fabricSchema>

const reservedSchema = z.strictObject({
  /** Fraction off the on-demand price. */
  discount: z.strictObject({ low: fact(''), high: fact('') }),
  /** Shortest commitment, in months. */
  months: z.int().positive(),
  prepaid: z.boolean().nullable(),
  terms: z.string(),
  ...citation,
})
export type ReservedTerms = z.infer<typeof reservedSchema>

/** What an auditor or an authority has confirmed of a provider. */
export const certificateKind = z.enum([
  'soc2',
  'iso27001',
  'hipaa',
  'pci-dss',
  'fedramp',
  'c5',
  'hds',
  'secnumcloud',
  'ens',
  'tisax',
  'irap',
  'hitrust',
  'iso27701',
  'iso27017',
  'iso27018',
  'csa-star',
  'ismap',
  'mtcs',
])
export type Certificate = z.infer<typeof certificateKind>

export const certificateNames: Readonly<Record<Certificate, string>> = {
  soc2: 'SOC 2',
  iso27001: 'ISO 27001',
  hipaa: 'HIPAA',
  'pci-dss': 'PCI DSS',
  fedramp: 'FedRAMP',
  c5: 'BSI C5',
  hds: 'HDS',
  secnumcloud: 'SecNumCloud',
  ens: 'ENS',
  tisax: 'TISAX',
  irap: 'IRAP',
  hitrust: 'HITRUST',
  iso27701: 'ISO 27701',
  iso27017: 'ISO 27017',
  iso27018: 'ISO 27018',
  'csa-star': 'CSA STAR',
  ismap: 'ISMAP',
  mtcs: 'MTCS',
}

const certificatesSchema = z.strictObject({ held: z.array(certificateKind).min(1), ...citation })

const regionsSchema = z.strictObject({
  /** The provider's own name of each region, and the place it stands in: an id of data/places.json. */
  rows: z.array(z.strictObject({ id: z.string(), place: z.string() })).min(1),
  /** Whether a price without a region holds in each of them. */
  samePrice: z.boolean(),
  ...citation,
})

export const providerSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .pipe(providerIdSchema),
  name: z.string(),
  aliases: z.array(z.string()),
  kind: providerKind,
  /** Country of the company that it belongs to in the end, ISO 3166; absent: not known, or nobody's. */
  seat: z.strictObject({ country: z.string().length(2), ...citation }).optional(),
  hosts: hostKind,
  /** Whether tiers are products to choose from, or readings of one market, the most reliable first. */
  tiersAre: z.enum(['products', 'readings']),
  tiers: z.array(tierSchema),
  /** List prices that move daily. */
  dynamicPrices: z.boolean(),
  /**
   * `flat`: the provider says that a GPU costs the same at every count, of `pricing` (on demand, where it is left out);
   * `by-count`: a price holds for the count it was seen at. A `flat` that is inferred or estimated counts for nothing.
   */
  countPricing: z.strictObject({
    value: z.enum(['flat', 'by-count']),
    pricing: z.array(pricingKind).min(1).optional(),
    ...citation,
  }),
  counts: z.array(countsSchema),
  /** From the order to a shell on the machine. */
  startup: fact('s'),
  billing: z.strictObject({ granularity: fact('s').nullable(), minimum: fact('s').nullable() }),
  /** Dollars an hour that an account may spend until it asks for more. */
  spendLimit: fact('USD/hour').nullable(),
  /** Hours that must be paid for before a machine starts. */
  credit: fact('h').optional(),
  /** Longest run without a restart. */
  maximumRun: fact('s').nullable(),
  /** It runs a job and stops with it, so that nobody has to stop the machine. Absent: somebody has to. */
  stopsItself: z.literal(true).optional(),
  /** The rate is of the GPU alone: processors and memory are billed beside it. Absent: it is of the machine. */
  rateOfGpuAlone: z.literal(true).optional(),
  storage: fact('USD/GB/month').nullable(),
  egress: fact('USD/GB').nullable(),
  spot: z.strictObject({ terms: z.string(), ...citation }).nullable(),
  reserved: reservedSchema.nullable(),
  fabrics: z.array(fabricSchema),
  /** The page on which it is rented; null: none was seen. */
  rentUrl: z.strictObject({ url: z.url({ protocol: /^https$/ }), ...citation }).nullable(),
  /** Region whose price stands where none is asked for, of a provider whose prices differ by region. */
  homeRegion: z.string().nullable(),
  /** Where its machines stand; null: not known. */
  regions: regionsSchema.nullable(),
  /** GPUs that are known to stand in a region of `regions`, where one price holds in all of them; it may hold others. */
  gpusOfRegions: z
    .array(z.strictObject({ region: z.string(), gpus: z.array(gpuIdSchema).min(1), ...citation }))
    .optional(),
  /** Those that it is remembered to have, beside the ones that were seen: no price of them is on record. */
  recalledRegions: regionsSchema.omit({ samePrice: true }).optional(),
  /** Those that were seen; it may hold others. null: none was seen, which is not none. */
  certificates: certificatesSchema.nullable(),
  /** Those that it is remembered to hold, beside the ones that were seen. */
  recalledCertificates: certificatesSchema.optional(),
  /** An announced change of prices: those seen before it no longer hold for certain. */
  priceChange: z.strictObject({ effective: z.iso.date(), ...citation }).optional(),
  notes: z.string().optional(),
})

/** A provider as data/providers states it: tiers, regions, billing and what else is charged. */
export type Provider = z.infer<typeof providerSchema>

/** Whether its machines are those of hosts that it may not know. */
export const isOfHosts = ({ kind }: Pick<Provider, 'kind'>): boolean => kind === 'marketplace' || kind === 'community'

/** Whether a provider is known to hold a certificate: it was seen, or is remembered. */
export const holdsCertificate = (
  { certificates, recalledCertificates }: Pick<Provider, 'certificates' | 'recalledCertificates'>,
  certificate: Certificate,
): boolean =>
  certificates?.held.includes(certificate) === true || recalledCertificates?.held.includes(certificate) === true
