/** A plan as a recipe of NeMo AutoModel. Fields and rules: test/export/schemas/nemo-automodel.json. */
import { dataFile, hashComment, headerLines, modelOf } from './export-file.ts'
import {
  type Exporter,
  firstReason,
  imagesAsText,
  missingTemplate,
  noInstructTemplate,
  partOfEpoch,
  torchrunMachines,
  unwrittenAdapter,
} from './exporter.ts'
import type { RunSettings } from './run-settings.ts'
import { yamlText } from './yaml-text.ts'

const configName = (settings: RunSettings): string => `${settings.name}.yaml`
/** Its command starts the processes of one machine alone; over several torchrun starts them. */
function command(settings: RunSettings): string {
  const { nodes, gpusPerNode } = settings
  return nodes > 1
    ? `torchrun ${torchrunMachines(settings)} --nproc_per_node=${gpusPerNode} -m nemo_automodel.cli.app ${configName(settings)}`
    : `automodel ${configName(settings)} --nproc-per-node ${gpusPerNode}`
}

function unsupported(settings: RunSettings) {
  const { task, layout, compute, optimizer, adapter } = settings
  return firstReason([
    [task !== 'sft', `run ${task.toUpperCase()} by this recipe`],
    imagesAsText(settings),
    noInstructTemplate(settings),
    partOfEpoch(settings),
    [layout.sharding === 'zero1' || layout.sharding === 'zero2', 'shard the optimizer alone'],
    [compute !== 'bf16' && compute !== 'fp8', `compute in ${compute}`],
    [optimizer !== null && optimizer !== 'adamw', `use the optimizer ${optimizer}`],
    [settings.offload !== 'none', 'offload states to host memory by this recipe'],
    [adapter?.kind === 'rslora', 'scale adapters as rsLoRA does'],
    unwrittenAdapter(settings, ['lora', 'dora']),
  ])
}

const modulePatterns = {
  attn: ['*.q_proj', '*.k_proj', '*.v_proj', '*.o_proj'],
  'attn+mlp': ['*_proj'],
} as const

const recomputation = { none: false, selective: 'selective', full: 'full' } as const

export const nemo: Exporter = {
  unsupported,
  command,
  files: (settings) => {
    const { layout, adapter, weights } = settings
    const instruct = missingTemplate(settings)?.instruct ?? null
    const isSplit = layout.sharding === 'fsdp' || layout.tp > 1 || layout.cp > 1 || layout.pp > 1 || layout.ep > 1
    const content = yamlText(hashComment(headerLines(settings, 'NeMo AutoModel', command(settings))), {
      recipe: 'TrainFinetuneRecipeForNextTokenPrediction',
      step_scheduler: {
        global_batch_size: settings.globalBatch,
        local_batch_size: settings.microBatch,
        ...(settings.epochs === null ? { max_steps: settings.steps } : { num_epochs: settings.epochs }),
        ckpt_every_steps: settings.saveSteps,
      },
      dist_env: { backend: 'nccl', timeout_minutes: 10 },
      model: {
        _target_: 'nemo_automodel.NeMoAutoModelForCausalLM.from_pretrained',
        pretrained_model_name_or_path: modelOf(settings),
        torch_dtype: weights === 'fp32' || settings.masterWeights ? 'float32' : 'bfloat16',
      },
      ...(adapter === null
        ? {}
        : {
            peft: {
              _target_: 'nemo_automodel.components._peft.lora.PeftConfig',
              target_modules: modulePatterns[adapter.targets],
              dim: adapter.rank,
              alpha: adapter.alpha,
              ...(adapter.kind === 'dora' ? { use_dora: true } : {}),
            },
          }),
      ...(weights === 'nf4' ? { quantization: { load_in_4bit: true, bnb_4bit_quant_type: 'nf4' } } : {}),
      ...(weights === 'int8' ? { quantization: { load_in_8bit: true } } : {}),
      distributed: {
        strategy: isSplit ? 'fsdp2' : 'ddp',
        ...(isSplit
          ? {
              tp_size: layout.tp,
              cp_size: layout.cp,
              pp_size: layout.pp,
              ep_size: layout.ep,
            }
          : {}),
        activation_checkpointing: recomputation[settings.recomputation],
      },
      ...(settings.compute === 'fp8' ? { fp8: { enabled: true, recipe_name: 'tensorwise' } } : {}),
      loss_fn: { _target_: 'nemo_automodel.components.loss.linear_ce.FusedLinearCrossEntropy' },
      dataset: {
        _target_: 'nemo_automodel.components.datasets.llm.chat_dataset.ChatDataset',
        path_or_dataset_id: dataFile,
        ...(instruct === null ? {} : { tokenizer: { pretrained_model_name_or_path: instruct } }),
        seq_length: settings.sequenceLength,
        truncation: true,
      },
      packed_sequence: { packed_sequence_size: settings.packed ? settings.sequenceLength : 0 },
      dataloader: { _target_: 'torchdata.stateful_dataloader.StatefulDataLoader', shuffle: true },
      optimizer: { _target_: 'torch.optim.AdamW', lr: settings.learningRate, weight_decay: 0 },
      lr_scheduler: { lr_decay_style: 'cosine', lr_warmup_steps: settings.warmupSteps },
      checkpoint: { enabled: true, checkpoint_dir: `outputs/${settings.name}` },
    })
    return [{ name: configName(settings), content }]
  },
}
