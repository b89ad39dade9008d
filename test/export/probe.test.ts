/** The probe times what a trainer prints, and its line is heard in a thread. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { converse } from '../../src/cli/converse-verb.ts'
import { cli, exportedRun, today } from './exported-run.ts'

const job = 'llama 3.1 8b lora 50M tokens on 8 h100 with axolotl'

function probeScript(): string {
  const run = exportedRun(job, 'probe')
  if (run === null || 'problem' in run) throw new Error('no probe')
  return run.files.find(({ name }) => name === 'probe.py')?.content ?? ''
}

/** A machine without Python has nothing to run it with; the other tests still hold there. */
const hasPython = spawnSync('python3', ['--version']).status === 0

describe('the probe', () => {
  it('cuts the trainer to twenty steps and keeps the rest of the plan', () => {
    const run = exportedRun(job, 'probe')
    if (run === null || 'problem' in run) throw new Error('no probe')
    const config = run.files.find(({ name }) => name.endsWith('-probe.yaml'))?.content ?? ''
    expect(config).toContain('max_steps: 20')
    expect(config).toContain(`micro_batch_size: ${run.best.microBatch}`)
    expect(probeScript()).toContain(`"num_gpus": ${run.best.gpuCount},`)
  })

  it('imports nothing but what Python brings', () => {
    const imports = [...probeScript().matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name)
    expect(imports).toEqual(['re', 'shlex', 'statistics', 'subprocess', 'sys', 'threading', 'time'])
  })

  it('times the steps of what it starts, and says so in one line', () => {
    if (!hasPython) return
    const folder = mkdtempSync(join(tmpdir(), 'gpucost-probe-'))
    // A trainer that prints a step every 20 ms.
    const trainer = `import sys, time
for step in range(20):
    time.sleep(0.02)
    print({'loss': 1.0, 'step': step}, flush=True)
`
    writeFileSync(join(folder, 'trainer.py'), trainer)
    const script = probeScript().replace(/"command": "[^"\n]*"/, '"command": "python3 trainer.py"')
    writeFileSync(join(folder, 'probe.py'), script)
    const { stdout, status, stderr } = spawnSync('python3', ['probe.py'], { cwd: folder, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const line = stdout.trim().split('\n').at(-1) ?? ''
    const speed = Number(/probe_tokens_per_second_per_gpu=([\d.]+)/.exec(line)?.[1])
    const tokensPerStep = Number(/"tokens_per_step": (\d+)/.exec(script)?.[1])
    // Never faster than a step in 20 ms; a busy machine may be slower.
    expect(speed).toBeLessThanOrEqual(tokensPerStep / 0.02 / 8)
    expect(speed).toBeGreaterThan(tokensPerStep / 2 / 8)
    expect(line).toMatch(/steps=14$/)
  }, 60_000)

  it('says what went wrong where too few steps came', () => {
    if (!hasPython) return
    const folder = mkdtempSync(join(tmpdir(), 'gpucost-probe-'))
    writeFileSync(join(folder, 'probe.py'), probeScript().replace(/"command": "[^"\n]*"/, '"command": "false"'))
    const { status, stderr } = spawnSync('python3', ['probe.py'], { cwd: folder, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain('nothing was measured')
  }, 60_000)

  it('is heard when its line is pasted back', () => {
    const line = 'gpucost probe_tokens_per_second_per_gpu=9000.0 probe_peak_memory_gib=55.20 steps=14'
    const [, heard] = converse([job, line], cli, today)
    expect(JSON.stringify(heard)).toMatch(/Measured 9k tok\/s/)
  })
})
