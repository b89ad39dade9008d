/** The fitted constants of the model. Values come from data/calibration.json, meanings and priors from data/priors.json. */
import * as z from 'zod'

export const timeConstants = [
  'matmul', 'matmulAmpereSmall', 'matmulAda',
  'matmulAdaWorkstation', 'matmulHopper', 'matmulBlackwell', 'matmulBlackwellUltra',
  'matmulBlackwellRtx', 'matmulCdna', 'matmulVendor', 'matmulExpert', 'matmulCustom', 'matmulYearly',
  'tokensHalf', 'widthHalf', 'expertTokensHalf',
  'attentionAmpere', 'attentionAda', 'attentionHopper', 'attentionBlackwell', 'attentionCdna', 'attentionTuned',
  'attentionSdpa', 'attentionNarrowHead', 'attentionEager', 'attentionSpanHalf',
  'passesEager', 'passesModerate', 'passesFused', 'passesCompiled', 'passesVendor', 'passesRecomputed', 'passesKbit',
  'lossEager', 'lossLean', 'lossPlain', 'lossChunked', 'lossFused',
  'launchEager', 'launchFused', 'launchCompiled', 'launchVendor', 'launchRecomputed', 'launchAdapters',
  'launchExperts', 'launchDeepspeed',
  'adapterTraffic', 'adapterCompiled', 'dequantizeBnb', 'dequantizeGptq',
  'gainFp8', 'gainMxfp8', 'gainFp4', 'gainTorchFp8', 'gainRowwise', 'castTraffic',
  'linkEfficiency', 'networkEfficiency', 'pcieBandwidth', 'pcieNoPeerBandwidth', 'pcieSlowBandwidth',
  'overlap', 'tensorOverlap', 'contextOverlap', 'contextLatency', 'virtualStages',
  'shardLayerFull', 'shardLayerAdapters', 'shardShare',
  'optimizerBandwidth', 'offloadBandwidth', 'hostBandwidth', 'pagedBandwidth', 'stepLatency',
  'expertSlowdown', 'expertStock', 'expertLoop', 'expertGather', 'expertGain', 'expertTraffic', 'expertLatency', 'expertYearly',
  'exchangeLink', 'exchangeNetwork', 'exchangeNaive',
  'recomputedUnstated', 'powerCap', 'paddingWaste', 'scaleLoss',
] as const // prettier-ignore

export const memoryConstants = [
  'actEager', 'actModerate', 'actFused', 'actCompiled', 'actVendor', 'actCustom', 'actExperts', 'actKbit', 'actAttentionScores',
  'adapterCasts', 'selectiveShare', 'unstatedShare', 'liveWidths',
  'logitsEager', 'logitsLean', 'logitsPlain', 'logitsInplace', 'logitsFp32', 'logitsChunked', 'logitsFused',
  'context', 'reserved', 'reservedSharded', 'unstatedMetric', 'unstatedContext', 'variableLengthGrowth',
  'gatherLayers', 'gatherRoot', 'gatherAdapters', 'gatherFull', 'deepspeedBuffers', 'vendorBuffers',
  'unpackBuffers', 'litgptQuantized', 'inBackwardShare',
  'deviceFused', 'deviceEager', 'deviceSharded', 'deviceContext',
] as const // prettier-ignore

export type TimeConstant = (typeof timeConstants)[number]
/** A constant that data about GPUs names. Throws where there is none of that name. */
export function timeConstantNamed(name: string): TimeConstant {
  const constant = timeConstants.find((each) => each === name)
  if (constant === undefined) throw new Error(`no fitted constant is called ${name}`)
  return constant
}

export type MemoryConstant = (typeof memoryConstants)[number]
export type Constants = Readonly<Record<TimeConstant | MemoryConstant, number>>

const constantNames = [...timeConstants, ...memoryConstants]

/** A prior: the value a constant starts from, its standard deviation in log, and its meaning. */
export const priorsSchema = z.record(
  z.enum(constantNames),
  z.strictObject({
    value: z.number().positive(),
    spread: z.number().positive(),
    unit: z.string(),
    meaning: z.string(),
  }),
)
export const constantsSchema = z.record(z.enum(constantNames), z.number().positive())
export type Priors = z.infer<typeof priorsSchema>

/** The constants as they are before any fit. */
export const valuesOf = (priors: Priors): Constants =>
  Object.fromEntries(Object.entries(priors).map(([name, { value }]) => [name, value])) as Constants
