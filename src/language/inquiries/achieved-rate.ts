/** "We get 310 TFLOPS a GPU", "31 % MFU on 128 H100 with 20 days to go": what a run reaches of its GPUs, and what it has before it. */
import { peakClaimIn, statedMfuIn } from './peak-claim.ts'

export type AchievedRate = {
  /** FLOP/s of one GPU; null: a share of the peak is told. */
  readonly flops: number | null
  readonly mfu: number | null
  /** The share that is to be reached; null: none is named. */
  readonly target: number | null
  /** What nvidia-smi or a dashboard shows; null: nothing of it is told. */
  readonly busy: number | null
  /** Without these figures. */
  readonly rest: string
}

const share = String.raw`(\d{1,2}(?:\.\d)?) ?%?`
const fromTo = new RegExp(
  String.raw`\b(?:from )?${share} ?(?:to|->|→|up to) ?${share} ?(?:mfu|of (?:the )?peak)|\bmfu (?:from )?${share} ?(?:to|->|→) ?${share}`,
  'iu',
)
const target = new RegExp(
  String.raw`\b(?:what (?:would|if|does|do)|get(?:ting)? (?:it |us )?(?:up )?to|at|reach\w*|instead of|vs\.?|versus)\b[^.?!\d]{0,20}${share.replace('%?', '%')}(?: ?mfu)?`,
  'iu',
)
const busyShare =
  /\b(?:nvidia-?smi|gpu[- ]?util\w*|util(?:i[sz]ation)?|dashboards?|wandb|grafana|gpu usage)\b[^.?!\d%]{0,24}(\d{2,3}) ?%|(?<![\w.])(\d{2,3}) ?% (?:gpu[- ]?)?(?:util\w*|gpu usage|busy)/iu
/** Other rates than that of training in 16 bits. */
const ofOtherKind = /\b(?:fp32|fp64|tf32|int8|fp8|fp4|sparse|sparsity|spec\w*|peak|claims?|advertis\w*|datasheet)\b/iu
const asks =
  /\?|\b(?:normal|good|bad|ok|okay|low|slow|why|blame|usual|typical|los[eist]\w*|wast\w*|burn\w*|sav\w*|worth|cost)\b/iu
const maxLength = 300
const ofLoss =
  /\b(?:los(?:s|e|es|ing|t)|wast(?:e|ed|es|ing)|burn(?:s|ed|ing)?|on the table|giv(?:e|ing) away|throw\w{0,3} away|down the drain|(?:vs\.?|versus|against|compared (?:to|with)|instead of|than) (?:an? |the )?(?:normal|usual|good|healthy|typical|decent|proper))\b/iu

/** "What are we losing?": whether a text asks what a low share of the peak costs. */
export const asksOfLoss = (text: string): boolean => ofLoss.test(text)

const ofCulprit =
  /\b(?:network|interconnect|infiniband|ethernet|nccl|data ?loader|loader|links?|i\/?o|storage)\b[^.?!]{0,40}\b(?:culprit|fault|to blame|cause|reason|bottleneck|problem|guilty|slow\w*)\b|\b(?:culprit|bottleneck|to blame|what(?:'s| is) (?:wrong|slow\w*|the (?:cause|reason))|is it the|where (?:does|do|is|did|are) the (?:rest|others?|remaining|remainder|time)|why (?:is|so|are|the|do|does|such))\b/iu

/** "Is the network the culprit?": whether a text asks what keeps the share low. */
export const asksForCulprit = (text: string): boolean => ofCulprit.test(text)

/** Null where no run is told of in such figures, or nothing is asked about them. */
export function achievedRateIn(text: string): AchievedRate | null {
  if (text.length > maxLength || !/flops|mfu|of (?:the )?peak/iu.test(text) || !asks.test(text)) return null
  const busyMatch = busyShare.exec(text)
  const isOfMfu = busyMatch !== null && /mfu/iu.test(busyMatch[0])
  const busy = busyMatch === null || isOfMfu ? null : Number(busyMatch[1] ?? busyMatch[2]) / 100
  const plain = busy === null ? text : text.replace(busyMatch?.[0] ?? '', ' ')
  const both = fromTo.exec(plain)
  if (both !== null) {
    const [words, first, second, third, fourth] = both
    return {
      flops: null,
      mfu: Number(first ?? third) / 100,
      target: Number(second ?? fourth) / 100,
      busy,
      rest: plain.replace(words, ' '),
    }
  }
  const mfu = statedMfuIn(plain)
  if (mfu !== null) {
    const rest = plain.replace(
      /(?<![\w.])\d{1,2}(?:\.\d+)? ?% ?(?:mfu|of (?:the )?peak)|\bmfu\b[^.?!\d]{0,12}\d{1,2}(?:\.\d+)? ?%/iu,
      ' ',
    )
    const aim = target.exec(rest)
    return {
      flops: null,
      mfu,
      target: aim === null ? null : Number(aim[1]) / 100,
      busy,
      rest: rest.replace(aim?.[0] ?? '', ' '),
    }
  }
  const claim = ofOtherKind.test(plain) ? null : peakClaimIn(plain)
  if (claim === null || claim.gpuHours !== null || claim.mfu !== null) return null
  return { flops: claim.flops, mfu: null, target: null, busy, rest: claim.rest }
}
