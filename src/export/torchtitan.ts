/** A plan for torchtitan 0.2.2, the last release that reads TOML. Fields and rules: test/export/schemas/torchtitan.json. */
import { hashComment, headerLines, modelOf } from './export-file.ts'
import { type Exporter, firstReason, imagesAsText, torchrunMachines } from './exporter.ts'
import type { RunSettings } from './run-settings.ts'
import { tomlText } from './toml-text.ts'

const configName = (settings: RunSettings): string => `${settings.name}.toml`
/** What torchtitan's run_train.sh does, which the package does not bring along. */
function command(settings: RunSettings): string {
  return `torchrun ${torchrunMachines(settings)} --nproc_per_node=${settings.gpusPerNode} -m torchtitan.train --job.config_file ${configName(settings)}`
}

const assetsOf = (settings: RunSettings): string => `./assets/hf/${modelOf(settings).split('/').at(-1) ?? ''}`

const notes = (settings: RunSettings): readonly string[] => [
  `First, on each machine: hf download ${modelOf(settings)} --local-dir ${assetsOf(settings)}`,
  'The dataset c4 stands in for yours: torchtitan has to know your own by name, as its docs/datasets.md says.',
]

/** Families that this release has code for, by the beginning of a catalog id. */
const families: readonly (readonly [prefix: string, name: string])[] = [
  ['llama 3', 'llama3'],
  ['llama-3', 'llama3'],
  ['llama 4', 'llama4'],
  ['qwen3', 'qwen3'],
  ['deepseek-v3', 'deepseek_v3'],
  ['gpt-oss', 'gpt_oss'],
]

const familyOf = ({ modelName }: RunSettings): string | undefined =>
  families.find(([prefix]) => modelName.toLowerCase().startsWith(prefix))?.[1]

function unsupported(settings: RunSettings) {
  const { task, method, modelName, compute, optimizer, packed, layout } = settings
  return firstReason([
    [method !== 'full', 'train adapters in 0.2.2, the release with configuration files'],
    [task !== 'sft' && task !== 'pretrain', `train with ${task.toUpperCase()}`],
    imagesAsText(settings),
    [familyOf(settings) === undefined, `train ${modelName}`],
    [compute === 'fp16' || compute === 'nvfp4', `compute in ${compute}`],
    [optimizer !== null && optimizer !== 'adamw', `use the optimizer ${optimizer}`],
    [settings.offload === 'optimizer', 'offload the optimizer alone'],
    [!packed, 'train without packing'],
    [layout.ep > 1 && layout.sharding !== 'fsdp', 'split experts over GPUs that do not share out the model'],
  ])
}

function converters(compute: string): Readonly<Record<string, unknown>> {
  if (compute === 'fp8') return { converters: ['quantize.linear.float8'] }
  return compute === 'mxfp8' ? { converters: ['quantize.linear.mx'] } : {}
}

const recomputationModes = { none: 'none', selective: 'selective', full: 'full' } as const

export const torchtitan: Exporter = {
  unsupported,
  command,
  standInData: true,
  files: (settings) => {
    const { layout, gpuCount } = settings
    const dataParallel = gpuCount / (layout.tp * layout.pp * layout.cp)
    const isSharded = layout.sharding === 'fsdp'
    const size = /(\d+(?:\.\d+)?)B\b/i.exec(settings.modelName)?.[0] ?? ''
    const content = tomlText(
      hashComment([...headerLines(settings, 'torchtitan 0.2.2', command(settings)), ...notes(settings)]),
      {
        job: { dump_folder: `./outputs/${settings.name}`, description: settings.modelName },
        model: {
          name: familyOf(settings) ?? '',
          flavor: size,
          hf_assets_path: assetsOf(settings),
          ...converters(settings.compute),
        },
        optimizer: { name: 'AdamW', lr: settings.learningRate },
        lr_scheduler: { warmup_steps: settings.warmupSteps, decay_type: 'cosine' },
        training: {
          dataset: 'c4',
          local_batch_size: settings.microBatch,
          global_batch_size: settings.globalBatch,
          seq_len: settings.sequenceLength,
          steps: settings.steps,
          enable_cpu_offload: settings.offload === 'params',
        },
        parallelism: {
          data_parallel_replicate_degree: isSharded ? 1 : dataParallel,
          data_parallel_shard_degree: isSharded ? dataParallel : 1,
          tensor_parallel_degree: layout.tp,
          pipeline_parallel_degree: layout.pp,
          context_parallel_degree: layout.cp,
          expert_parallel_degree: layout.ep,
        },
        activation_checkpoint: { mode: recomputationModes[settings.recomputation] },
        compile: { enable: settings.compile },
        checkpoint: {
          enable: true,
          interval: settings.saveSteps,
          keep_latest_k: settings.keptCheckpoints,
          initial_load_in_hf: settings.task !== 'pretrain',
          last_save_in_hf: true,
        },
        metrics: { log_freq: 1 },
      },
    )
    return [{ name: configName(settings), content }]
  },
}
