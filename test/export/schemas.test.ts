/** Each file is one that its tool takes: names, kinds of values and the rules between them. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { exportedRun, jobs } from './exported-run.ts'
import { complaints, fieldsOf, flatten } from './schema-check.ts'
import type { ExportFile } from '../../src/export/export-file.ts'
import type { ExportTarget } from '../../src/catalog/export-target.ts'

/** Names that several tools take from the trainer of transformers. */
const transformers = new Set(fieldsOf('trl', (scope) => scope.startsWith('TrainingArguments')).keys())

function exportsOf(target: ExportTarget): readonly (readonly [job: string, files: readonly ExportFile[]])[] {
  return jobs.flatMap((job) => {
    const run = exportedRun(job, target)
    return run === null || 'problem' in run ? [] : [[job, run.files] as const]
  })
}

const contentOf = (files: readonly ExportFile[], pattern: RegExp): string =>
  files.find(({ name }) => pattern.test(name))?.content ?? ''

const yamlOf = (text: string): Record<string, unknown> => parse(text)

/** `--key value` and `key=value` lines of a script. */
function scriptSettings(text: string): readonly (readonly [string, unknown])[] {
  return text.split('\n').flatMap((line) => {
    const match = /^ {2}(?:--(\w+) (.+?)|([\w.]+)=(.+?))(?: \\)?$/.exec(line)
    if (match === null) return []
    const value = match[2] ?? match[4] ?? ''
    return [
      [match[1] ?? match[3] ?? '', /^(?:true|false|-?[\d.e-]+)$/.test(value) ? JSON.parse(value) : value] as const,
    ]
  })
}

describe('axolotl', () => {
  const inherited = new Set([...transformers, 'remove_unused_columns'])
  it.each(exportsOf('axolotl'))('%s', (_, files) => {
    const config = yamlOf(contentOf(files, /\.yaml$/))
    const { datasets = [], pretraining_dataset: streamed = [], ...rest } = config
    expect(complaints(flatten(rest), fieldsOf('axolotl'), inherited)).toEqual([])
    expect(['datasets', 'pretraining_dataset'].filter((key) => key in config)).toHaveLength(1)
    expect([datasets, streamed].flat().length).toBeGreaterThan(0)
    expect('deepspeed' in config && 'fsdp_config' in config).toBe(false)
    expect(config['adapter'] === 'qlora' && config['load_in_4bit'] !== true).toBe(false)
    expect('rl' in config && 'sample_packing' in config).toBe(false)
    expect('deepspeed' in config && contentOf(files, /^deepspeed\.json$/) === '').toBe(false)
  })
  it('writes most of the jobs', () => {
    expect(exportsOf('axolotl').length).toBeGreaterThan(jobs.length * 0.7)
  })
})

describe('trl', () => {
  it.each(exportsOf('trl'))('%s', (_, files) => {
    const config = yamlOf(contentOf(files, /(?<!accelerate)\.yaml$/))
    const { datasets, ...rest } = config
    const isCommandLine = (scope: string) => !scope.startsWith('accelerate') && !scope.startsWith('peft')
    expect(complaints(flatten(rest), fieldsOf('trl', isCommandLine), transformers)).toEqual([])
    expect(datasets).toBeDefined()
    expect(config['load_in_4bit'] === true && config['load_in_8bit'] === true).toBe(false)
    expect(config['load_in_4bit'] === true && config['use_peft'] !== true).toBe(false)
    const launcher = yamlOf(contentOf(files, /^accelerate\.yaml$/))
    const fields = fieldsOf('trl', (scope) => scope.startsWith('accelerate'))
    expect(complaints(flatten(launcher), fields, new Set(['use_cpu']))).toEqual([])
  })
})

describe('llama-factory', () => {
  it.each(exportsOf('llama-factory'))('%s', (_, files) => {
    const config = yamlOf(contentOf(files, /\.yaml$/))
    expect(complaints(flatten(config), fieldsOf('llama-factory'), transformers)).toEqual([])
    expect('quantization_bit' in config && config['finetuning_type'] !== 'lora').toBe(false)
    const info = JSON.parse(contentOf(files, /^dataset_info\.json$/))
    expect(info).toHaveProperty(String(config['dataset']))
  })
})

describe('deepspeed', () => {
  it.each(
    [...exportsOf('axolotl'), ...exportsOf('llama-factory')].filter(
      ([, files]) => contentOf(files, /^deepspeed/) !== '',
    ),
  )('%s', (_, files) => {
    const config: Record<string, unknown> = JSON.parse(contentOf(files, /^deepspeed/))
    expect(complaints(flatten(config), fieldsOf('deepspeed'))).toEqual([])
  })
})

describe('ms-swift', () => {
  it.each(exportsOf('ms-swift'))('%s', (_, files) => {
    const settings = scriptSettings(contentOf(files, /\.sh$/))
    expect(settings.length).toBeGreaterThan(15)
    const lists = new Set(['dataset', 'target_modules', 'external_plugins', 'reward_funcs'])
    const scalars = settings.filter(([name]) => !lists.has(name))
    const fields = fieldsOf('ms-swift', (scope) => scope.startsWith('swift'))
    expect(complaints(scalars, fields, transformers)).toEqual([])
  })
})

describe('nemo', () => {
  it.each(exportsOf('nemo'))('%s', (_, files) => {
    const { dataset, ...rest } = yamlOf(contentOf(files, /\.yaml$/))
    const ofOptimizer = new Set(['optimizer.lr', 'optimizer.weight_decay'])
    expect(complaints(flatten(rest), fieldsOf('nemo-automodel'), ofOptimizer)).toEqual([])
    expect(dataset).toHaveProperty('seq_length')
    const { step_scheduler: steps } = rest
    expect(steps).toHaveProperty('global_batch_size')
  })
})

describe('torchtitan', () => {
  it.each(exportsOf('torchtitan'))('%s', (_, files) => {
    const sections = contentOf(files, /\.toml$/)
      .split(/^\[(\w+)\]$/m)
      .slice(1)
    const settings = sections.flatMap((section, index) =>
      index % 2 === 1
        ? section
            .trim()
            .split('\n')
            .map((line) => {
              const [key = '', value = ''] = line.split(' = ')
              return [`${sections[index - 1]}.${key}`, JSON.parse(value)] as const
            })
        : [],
    )
    expect(settings.length).toBeGreaterThan(15)
    expect(
      complaints(
        settings,
        fieldsOf('torchtitan', (scope) => scope.startsWith('TOML')),
      ),
    ).toEqual([])
  })
})

describe('verl', () => {
  it.each(exportsOf('verl'))('%s', (_, files) => {
    const settings = scriptSettings(contentOf(files, /\.sh$/))
    expect(settings.length).toBeGreaterThan(12)
    const lists = new Set(['model.target_modules', 'engine'])
    expect(
      complaints(
        settings.filter(([name]) => !lists.has(name)),
        fieldsOf('verl'),
      ),
    ).toEqual([])
  })
})

it.each(['axolotl', 'trl', 'ms-swift', 'skypilot', 'dstack', 'slurm', 'probe'] as const)(
  '%s names the estimate, where it is rented, and the checkpoints of a plan on spot',
  (target) => {
    const run = exportedRun('llama 3.1 8b lora 50M tokens spot on azure', target)
    if (run === null || 'problem' in run) throw new Error(target)
    const [first] = run.files
    expect(first?.content).toMatch(/# Estimate: .* of GPU time/)
    expect(first?.content).toContain('# To rent it by hand: https://azure.microsoft.com/')
    expect(first?.content).toMatch(/# A checkpoint (?:every [\d,]+ steps, )?.* as planned for spot/)
  },
)

describe('launchers', () => {
  it.each(exportsOf('skypilot'))('skypilot: %s', (_, files) => {
    const { secrets, ...task } = yamlOf(contentOf(files, /^task\.yaml$/))
    expect(secrets).toEqual({ HF_TOKEN: null })
    expect(contentOf(files, /^task\.yaml$/)).toContain('--secret HF_TOKEN')
    expect(complaints(flatten(task), fieldsOf('skypilot'))).toEqual([])
    expect(files.length).toBeGreaterThan(1)
  })

  it.each(exportsOf('dstack'))('dstack: %s', (_, files) => {
    const task = yamlOf(contentOf(files, /^task\.dstack\.yml$/))
    const shorthand = new Set([
      'files',
      'env',
      'commands',
      'resources.memory',
      'resources.disk',
      'resources.shm_size',
      'max_duration',
      'resources.gpu.memory',
      'resources.gpu.count',
      'resources.gpu.vendor',
      'retry.duration',
      'spot_policy',
      'python',
    ])
    const { type, ...rest } = task
    expect(type).toBe('task')
    const fields = fieldsOf('dstack', (scope) => scope === 'task')
    const checked = flatten(rest).filter(([name]) => !shorthand.has(name))
    expect(complaints(checked, fields)).toEqual([])
    for (const name of shorthand) expect(fields.has(name) || name.startsWith('resources.')).toBe(true)
    expect(String(task['name'])).toMatch(/^[a-z0-9][a-z0-9-]{1,40}$/)
  })

  it.each(exportsOf('slurm'))('slurm: %s', (_, files) => {
    const lines = contentOf(files, /\.sbatch$/).split('\n')
    const names = new Set([...fieldsOf('slurm').keys()].map((name) => name.split(' ')[0]))
    const options = lines.flatMap((line) => /^#SBATCH (--[\w-]+)=(\S+)$/.exec(line)?.slice(1, 2) ?? [])
    expect(options.length).toBeGreaterThan(7)
    expect(options.filter((option) => !names.has(option))).toEqual([])
    expect(lines.find((line) => line.startsWith('#SBATCH --time'))).toMatch(/=(?:\d+-)?\d\d:00:00$/)
  })
})
