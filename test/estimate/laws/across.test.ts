/** One thing changed in a run, across GPUs: which way it must move time and memory. */
import { expect, test } from 'vitest'
import type { Run } from '../../../src/estimate/run.ts'
import { adaptedExperts, full, having, broken, type Law, planned } from './law.ts'

const linked = (link: number) => ({ hardware: { ...full.hardware, link } })

const split = (rest: Partial<Run>): Run => ({ ...full, sharding: 'none', ...rest })
const twoMachines = planned({ gpuCount: 16, nodes: 2 })
const reduced = split({ accumulation: 1 })
const pcie = (intra: Run['network']['intra'], run: Run): Run => ({ ...run, network: { ...run.network, intra } })
test.each<Law>([
  [
    'tensor parallelism splits states and logits, and talks',
    split({}),
    split({ tp: 8 }),
    { down: ['held', 'logits', 'linear', 'attention'], up: ['exchange'] },
  ],
  [
    'tensor parallelism over a slower link',
    split({ tp: 8 }),
    split({ tp: 8, ...linked(full.hardware.link / 4) }),
    { up: ['exchange'], same: ['linear', 'held'] },
  ],
  ['over PCIe', split({ tp: 8 }), pcie('pcie', split({ tp: 8 })), { up: ['exchange', 'perToken'] }],
  [
    'over PCIe without peers',
    pcie('pcie', split({ tp: 8 })),
    pcie('pcie-no-peer', split({ tp: 8 })),
    { up: ['exchange', 'perToken'] },
  ],
  [
    'over an older PCIe',
    pcie('pcie', split({ tp: 8 })),
    { ...pcie('pcie', split({ tp: 8 })), hardware: { ...full.hardware, pcieGeneration: 4 } },
    { up: ['exchange'] },
  ],
  [
    'context parallelism splits the rows',
    split({}),
    split({ cp: 2 }),
    { down: ['activations', 'logits', 'linear'], up: ['exchange'], same: ['held'] },
  ],
  [
    'pipeline stages hold a part and wait',
    split({ accumulation: 8 }),
    split({ pp: 4, accumulation: 8 }),
    { down: ['held', 'linear'] },
  ],
  [
    'a pipeline with more to do waits less',
    split({ pp: 4, accumulation: 4 }),
    split({ pp: 4, accumulation: 32 }),
    { down: ['perToken'] },
  ],
  [
    'virtual stages wait less',
    split({ pp: 4, virtualStages: 2 }),
    split({ pp: 4, virtualStages: 8 }),
    { down: ['perToken'], same: ['linear', 'held'] },
  ],
  ['two machines talk more slowly', full, twoMachines, { up: ['exchange', 'perToken'], down: ['held'] }],
  [
    'over a slower network',
    twoMachines,
    { ...twoMachines, network: { ...twoMachines.network, inter: twoMachines.network.inter / 10 } },
    { up: ['exchange'], same: ['held', 'linear'] },
  ],
  [
    'gradients are exchanged once an optimizer step',
    reduced,
    { ...reduced, accumulation: 16 },
    { down: ['exchange', 'perToken'], same: ['linear'] },
  ],
  [
    'a mesh gives two GPUs one link of seven',
    { ...split({ tp: 2, gpuCount: 2 }), ...linked(450e9) },
    { ...split({ tp: 2, gpuCount: 2 }), hardware: { ...full.hardware, link: 450e9, linkKind: 'mesh' } },
    { up: ['exchange'] },
  ],
  [
    'a mesh gives eight GPUs all of them',
    split({ tp: 8 }),
    { ...split({ tp: 8 }), hardware: { ...full.hardware, linkKind: 'mesh' } },
    { same: ['exchange'] },
  ],
  ['experts spread over GPUs', adaptedExperts, { ...adaptedExperts, ep: 8 }, { up: ['exchange'], down: ['held'] }],
  [
    'experts spread over machines',
    { ...adaptedExperts, ep: 8 },
    {
      ...adaptedExperts,
      ep: 8,
      gpuCount: 16,
      nodes: 4,
      network: { ...adaptedExperts.network, perMachine: 4, domain: 4 },
    },
    { up: ['exchange', 'perToken'], same: ['held'] },
  ],
  [
    'experts reached naively',
    { ...adaptedExperts, ep: 8 },
    having(adaptedExperts, { dispatch: 'naive' }, { ep: 8 }),
    { up: ['exchange'] },
  ],
  ['without experts nothing is spread', full, { ...full, ep: 8 }, { same: ['exchange', 'linear'] }],
])('%s', (...law) => {
  expect(broken(law)).toEqual([])
})
