/**
 * A two-minute measurement of a plan: the trainer's own files cut to twenty steps, and a script that times the steps and
 * prints one line to paste back.
 */
import type { ExportFile } from './export-file.ts'
import { hashComment, headerLines, stepSequence } from './export-file.ts'
import { pythonDict } from './python-dict.ts'
import type { RunSettings } from './run-settings.ts'

const scriptName = 'probe.py'

/** Steps that are run, and how many of the first are warm-up. */
export const probeSteps = { total: 20, warmup: 5 } as const

/** `command`: starts the shortened run. `stepLine`: what the trainer prints after each step. */
export function probeFile(settings: RunSettings, command: string, stepLine: string): ExportFile {
  const header = headerLines(settings, `Probe of ${probeSteps.total} steps`, `python ${scriptName}`, { launches: true })
  const content = `${hashComment([
    ...header,
    'Run it on the machine that is meant, beside the files of the trainer; paste the last line back into the thread.',
  ])}
import re
import shlex
import statistics
import subprocess
import sys
import threading
import time

SETTINGS = ${pythonDict({
    command,
    step_line: stepLine,
    tokens_per_step: settings.globalBatch * stepSequence(settings),
    num_gpus: settings.gpuCount,
    steps: probeSteps.total,
    warmup_steps: probeSteps.warmup,
  })}


def watch_memory(stop, peak):
    """The most that any GPU of this machine shows, in MiB, looked at once a second."""
    query = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits"]
    while not stop.is_set():
        try:
            shown = subprocess.run(query, capture_output=True, text=True, timeout=10).stdout.split()
        except (OSError, subprocess.SubprocessError):
            return
        peak[0] = max([peak[0]] + [int(used) for used in shown if used.isdigit()])
        stop.wait(1)


def time_steps(lines, pattern, clock=time.monotonic):
    """Moments at which a line of a step came; every line is shown as it comes."""
    moments = []
    for line in lines:
        sys.stdout.write(line)
        if pattern.search(line):
            moments.append(clock())
    return moments


def result_line(moments, peak_mib):
    """The line to paste back; None where too few steps were seen."""
    gaps = [later - earlier for earlier, later in zip(moments, moments[1:])][SETTINGS["warmup_steps"]:]
    if len(gaps) < 3:
        return None
    speed = SETTINGS["tokens_per_step"] / statistics.median(gaps) / SETTINGS["num_gpus"]
    memory = f" probe_peak_memory_gib={peak_mib / 1024:.2f}" if peak_mib else ""
    return f"gpucost probe_tokens_per_second_per_gpu={speed:.1f}{memory} steps={len(gaps)}"


def main():
    stop, peak = threading.Event(), [0]
    threading.Thread(target=watch_memory, args=(stop, peak), daemon=True).start()
    run = subprocess.Popen(
        shlex.split(SETTINGS["command"]), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    moments = time_steps(run.stdout, re.compile(SETTINGS["step_line"]))
    status = run.wait()
    stop.set()
    line = result_line(moments, peak[0])
    if line is None:
        sys.exit(f"gpucost: the trainer ended with {status} after {len(moments)} steps; nothing was measured")
    print(line)


if __name__ == "__main__":
    main()
`
  return { name: scriptName, content }
}

/** The same run cut to the probe's steps. */
export const shortened = (settings: RunSettings): RunSettings => ({
  ...settings,
  name: `${settings.name}-probe`,
  steps: probeSteps.total,
  epochs: null,
  warmupSteps: 1,
  saveSteps: probeSteps.total,
})
