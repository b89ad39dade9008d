/** A job on a machine on which the asker has hours: no rent, the nearest GPU that the catalog has, and hours to set it against. */
import { GB } from '../catalog/units.ts'
import type { GpuId } from '../catalog/ids.ts'
import type { Gpu } from '../catalog/gpu.ts'
import type { Allocation } from '../language/inquiries/allocation.ts'
import { understand } from '../language/pipeline.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'

/** Where nothing tells the GPU, the plan stays as it is and is set against those hours. `today`: an ISO date. */
export function allocatedJob(
  job: Scenario,
  allocation: Allocation,
  today: string,
  { vocabulary, catalog }: Pick<EngineContext, 'vocabulary' | 'catalog'>,
): Scenario {
  const { clusters, card, memory, hours, isOfNodes, words } = allocation
  const ofCluster = [...new Set(clusters.flatMap(({ gpus }) => gpus))]
  const typed = card === '' ? [] : gpuIds(card, vocabulary, today)
  const both = ofCluster.filter((id) => typed.includes(id))
  // What the machine has is nearer than every form of the GPU that was typed.
  const named = both.length > 0 ? both : typed.length > 0 ? typed : ofCluster.length > 0 ? ofCluster : (job.spec.gpus ?? []) // prettier-ignore
  const forms = named.flatMap((id) => catalog.gpus.get(id) ?? [])
  const gpus = typed.length > 0 && both.length === 0 ? nearestForms(forms, memory).map(({ id }) => id) : named
  const perNode = clusters[0]?.gpusPerNode ?? catalog.inquiryFacts.clusters.gpusPerNode.base
  const titles = clusters.map((cluster) => `${cluster.name} (${cluster.card})`).join(' and ')
  const notes = [
    ...(clusters.length === 0 ? [] : [`${titles}: nobody rents it out, so it is taken as your own, without rent`]),
    ...(memory !== null && !forms.some((form) => isOf(form, memory))
      ? [
          `There is no ${card.toUpperCase()} of ${memory} GB in the catalog: counted as ${names(gpus, catalog.gpus)}, so look at the memory`,
        ]
      : []),
    ...(gpus.length === 0
      ? [`The hours are set against those of the plan: say the card, such as “on our own A100s”`]
      : []),
    ...(isOfNodes ? [`A node is taken for ${perNode} GPUs`] : []),
  ]
  const value = hours === null ? null : hours * (isOfNodes ? perNode : 1)
  const where = clusters.length === 0 ? '' : ` on ${clusters.map((cluster) => cluster.name).join(' or ')}`
  const remarks = [...(job.remarks ?? []), ...notes.map((text) => ({ field: 'gpus' as const, text }))]
  return {
    ...job,
    spec:
      gpus.length === 0
        ? job.spec
        : { ...job.spec, ...unrented, gpus: [...gpus], gpuCount: sameGpus(job, gpus) ? job.spec.gpuCount : null },
    setBy: gpus.length === 0 ? job.setBy : { ...job.setBy, gpus: 'asked', owned: 'asked' },
    notes: [...job.notes, ...notes],
    remarks,
    extras: {
      ...job.extras,
      gpuHours: { value, words: `${words.trim()}${where}`, ...(gpus.length === 0 ? {} : { isOwn: true }) },
    },
  }
}

const unrented = { owned: true, providers: null, tier: null, region: null, pricing: null, nodes: null, excludedGpus: null } as const // prettier-ignore

const sameGpus = ({ spec }: Scenario, gpus: readonly GpuId[]): boolean =>
  spec.gpus !== null && gpus.every((id) => spec.gpus?.includes(id) === true)

const gpuIds = (card: string, vocabulary: EngineContext['vocabulary'], today: string): readonly GpuId[] =>
  understand(card, { mode: 'message', vocabulary, today }).draft.get('gpus') ?? []

const isOf = ({ memory }: Gpu, gigabytes: number): boolean => Math.abs(memory.base / GB / gigabytes - 1) < 0.1

/** Those of the memory that was said, or of the one nearest to it. */
function nearestForms(forms: readonly Gpu[], memory: number | null): readonly Gpu[] {
  if (memory === null) return forms
  const far = ({ memory: { base } }: Gpu): number => Math.abs(Math.log(base / GB / memory))
  const least = Math.min(...forms.map(far))
  return forms.filter((form) => far(form) < least + 0.1)
}

const names = (ids: readonly GpuId[], gpus: ReadonlyMap<GpuId, Gpu>): string =>
  ids.map((id) => gpus.get(id)?.name ?? id).join(' or ')
