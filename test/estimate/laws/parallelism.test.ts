/** One thing changed in a run, across GPUs: which way it must move time and memory. */
import { expect, test } from 'vitest'
import type { TrainingRun } from '../../../src/estimate/physics/training-run.ts'
import { compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { timeDataParallel } from '../../../src/estimate/physics/communication.ts'
import { sizesOfRun } from '../../../src/estimate/physics/sizes.ts'
import { calibration } from '../real-data.ts'
import { moeLora, full, withSoftware, violations, type Law, runOfPlan } from './law.ts'

const withLink = (link: number) => ({ hardware: { ...full.hardware, link } })

const unsharded = (rest: Partial<TrainingRun>): TrainingRun => ({ ...full, sharding: 'none', ...rest })
const twoMachines = runOfPlan({ gpuCount: 16, nodes: 2 })
const dataParallel = unsharded({ accumulation: 1 })
const overPcie = (intraLink: TrainingRun['network']['intraLink'], run: TrainingRun): TrainingRun => ({
  ...run,
  network: { ...run.network, intraLink },
})
const { constants } = calibration
const expertsOnMachines: TrainingRun = {
  ...moeLora,
  ep: 8,
  gpuCount: 16,
  nodes: 4,
  network: { ...moeLora.network, gpusPerMachine: 4, linkDomain: 4 },
}
test.each<Law>([
  [
    'tensor parallelism splits states and logits, and talks',
    unsharded({}),
    unsharded({ tp: 8 }),
    { down: ['persistent', 'logits', 'linear', 'attention'], up: ['communication'] },
  ],
  [
    'tensor parallelism over a slower link',
    unsharded({ tp: 8 }),
    unsharded({ tp: 8, ...withLink(full.hardware.link / 4) }),
    { up: ['communication'], same: ['linear', 'persistent'] },
  ],
  ['over PCIe', unsharded({ tp: 8 }), overPcie('pcie', unsharded({ tp: 8 })), { up: ['communication', 'perToken'] }],
  [
    'over PCIe without peers',
    overPcie('pcie', unsharded({ tp: 8 })),
    overPcie('pcie-no-peer', unsharded({ tp: 8 })),
    { up: ['communication', 'perToken'] },
  ],
  [
    'over an older PCIe',
    overPcie('pcie', unsharded({ tp: 8 })),
    { ...overPcie('pcie', unsharded({ tp: 8 })), hardware: { ...full.hardware, pcieGeneration: 4 } },
    { up: ['communication'] },
  ],
  [
    'context parallelism splits the rows',
    unsharded({}),
    unsharded({ cp: 2 }),
    { down: ['activations', 'logits', 'linear'], up: ['communication'], same: ['persistent'] },
  ],
  [
    'pipeline stages hold a part and wait',
    unsharded({ accumulation: 8 }),
    unsharded({ pp: 4, accumulation: 8 }),
    { down: ['persistent', 'linear'] },
  ],
  [
    'a pipeline with more to do waits less',
    unsharded({ pp: 4, accumulation: 4 }),
    unsharded({ pp: 4, accumulation: 32 }),
    { down: ['perToken'] },
  ],
  [
    'virtual stages wait less',
    unsharded({ pp: 4, virtualStages: 2 }),
    unsharded({ pp: 4, virtualStages: 8 }),
    { down: ['perToken'], same: ['linear', 'persistent'] },
  ],
  [
    'stages that are not said to be interleaved wait longest',
    unsharded({ pp: 4 }),
    unsharded({ pp: 4, virtualStages: 2 }),
    { down: ['perToken'], same: ['linear', 'persistent'] },
  ],
  [
    'exchanges of tensor parallelism are hidden',
    unsharded({ tp: 8 }),
    withSoftware(full, { overlapsTensor: true }, { sharding: 'none', tp: 8 }),
    { down: ['communication', 'perToken'], same: ['linear', 'persistent'] },
  ],
  [
    'replicas of a stage inside a machine do not use the network',
    { ...twoMachines, pp: 2 },
    { ...twoMachines, pp: 2, network: { ...twoMachines.network, interBandwidth: 1e9 } },
    { same: ['communication', 'perToken'] },
  ],
  ['two machines talk more slowly', full, twoMachines, { up: ['communication', 'perToken'], down: ['persistent'] }],
  [
    'over a slower network',
    twoMachines,
    { ...twoMachines, network: { ...twoMachines.network, interBandwidth: twoMachines.network.interBandwidth / 10 } },
    { up: ['communication'], same: ['persistent', 'linear'] },
  ],
  [
    'gradients are exchanged once an optimizer step',
    dataParallel,
    { ...dataParallel, accumulation: 16 },
    { down: ['communication', 'perToken'], same: ['linear'] },
  ],
  [
    'a mesh gives two GPUs one link of seven',
    { ...unsharded({ tp: 2, gpuCount: 2 }), ...withLink(450e9) },
    { ...unsharded({ tp: 2, gpuCount: 2 }), hardware: { ...full.hardware, link: 450e9, linkKind: 'mesh' } },
    { up: ['communication'] },
  ],
  [
    'a mesh gives eight GPUs all of them',
    unsharded({ tp: 8 }),
    { ...unsharded({ tp: 8 }), hardware: { ...full.hardware, linkKind: 'mesh' } },
    { same: ['communication'] },
  ],
  ['experts spread over GPUs', moeLora, { ...moeLora, ep: 8 }, { up: ['communication'], down: ['persistent'] }],
  [
    'experts spread over machines',
    { ...moeLora, ep: 8 },
    expertsOnMachines,
    { up: ['communication', 'perToken'], same: ['persistent'] },
  ],
  [
    'experts reached naively',
    { ...moeLora, ep: 8 },
    withSoftware(moeLora, { dispatch: 'naive' }, { ep: 8 }),
    { up: ['communication'] },
  ],
  [
    'experts of other machines reached naively: a copy for each, rather than one for a machine',
    expertsOnMachines,
    withSoftware(expertsOnMachines, { dispatch: 'naive' }),
    { up: ['communication', 'perToken'], same: ['persistent', 'linear'] },
  ],
  ['without experts nothing is spread', full, { ...full, ep: 8 }, { same: ['communication', 'linear'] }],
])('%s', (...law) => {
  expect(violations(law)).toEqual([])
})

test('tensor-parallel neighbours share the network cards of their machine', () => {
  const seconds = (tp: number) => {
    const run = { ...twoMachines, tp, network: { ...twoMachines.network, interBandwidth: 1e9 } }
    return timeDataParallel(run, sizesOfRun(run), 0, constants, compiledTimeFormulas)
  }
  // An eighth of the weights for a ring of two rather than sixteen GPUs, over one card rather than eight.
  expect(seconds(8) / seconds(1)).toBeCloseTo(1 / 2 / (15 / 16), 1)
})
