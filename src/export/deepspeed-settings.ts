/** A plan's sharding as a configuration of DeepSpeed. */
import type { ExportFile } from './export-file.ts'
import type { RunSettings } from './run-settings.ts'

/** ZeRO's stage for a layout; FSDP shards what stage 3 shards. */
function zeroStage({ layout }: RunSettings): 0 | 1 | 2 | 3 {
  return ({ none: 0, zero1: 1, zero2: 2, fsdp: 3 } as const)[layout.sharding]
}

/** The stage that DeepSpeed is told: offloading the states takes 2 at least, offloading the weights 3. 0: it is not used. */
export const deepspeedStage = (settings: RunSettings): number =>
  settings.offload === 'params' ? 3 : Math.max(zeroStage(settings), settings.offload === 'none' ? 0 : 2)

/** null where nothing is sharded or offloaded. */
export function deepspeedFile(settings: RunSettings): ExportFile | null {
  const stage = deepspeedStage(settings)
  if (stage === 0) return null
  const offloadTo = { device: 'cpu', pin_memory: true }
  const content = {
    train_micro_batch_size_per_gpu: settings.microBatch,
    gradient_accumulation_steps: settings.accumulation,
    train_batch_size: settings.globalBatch,
    gradient_clipping: 1,
    [settings.compute === 'fp16' ? 'fp16' : 'bf16']: { enabled: true },
    zero_optimization: {
      stage,
      overlap_comm: true,
      contiguous_gradients: true,
      reduce_scatter: true,
      ...(stage === 3 ? { stage3_gather_16bit_weights_on_model_save: true } : {}),
      ...(settings.offload === 'none' ? {} : { offload_optimizer: offloadTo }),
      ...(settings.offload === 'params' ? { offload_param: offloadTo } : {}),
    },
  }
  return { name: 'deepspeed.json', content: `${JSON.stringify(content, null, 2)}\n` }
}
