/** A plan as a Python script for Unsloth. Names and rules: test/export/schemas/unsloth.json. */
import { dataFile, hashComment, headerLines, modelOf } from './export-file.ts'
import {
  type Exporter,
  firstReason,
  huggingFaceOptimizer,
  imagesAsText,
  missingTemplate,
  noInstructTemplate,
  targetModules,
  unknownOptimizer,
  unwrittenAdapter,
} from './exporter.ts'
import { pythonDict } from './python-dict.ts'
import type { RunSettings } from './run-settings.ts'

const scriptName = (settings: RunSettings): string => `${settings.name}.py`

function command(settings: RunSettings): string {
  const { gpusPerNode } = settings
  return gpusPerNode > 1
    ? `torchrun --nproc_per_node=${gpusPerNode} ${scriptName(settings)}`
    : `python ${scriptName(settings)}`
}

function unsupported(settings: RunSettings) {
  const { layout, task, nodes, adapter } = settings
  const isSplit = layout.sharding !== 'none' || layout.tp > 1 || layout.pp > 1 || layout.cp > 1 || layout.ep > 1
  return firstReason([
    [task !== 'sft' && task !== 'pretrain', `write a run of ${task.toUpperCase()} here yet`],
    imagesAsText(settings),
    noInstructTemplate(settings),
    [isSplit, 'shard a model: each GPU holds all of it'],
    [nodes > 1, 'train on several machines'],
    [settings.offload !== 'none', 'offload states to host memory'],
    [settings.compute !== 'bf16' && settings.compute !== 'fp16', `compute in ${settings.compute}`],
    [adapter?.kind === 'dora', 'train DoRA from this script'],
    unknownOptimizer(settings),
    unwrittenAdapter(settings, ['lora', 'rslora', 'dora']),
  ])
}

const sevenModules = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj']

/** All settings in one literal, which is also what reads the file back. */
function settingsOf(settings: RunSettings): Readonly<Record<string, unknown>> {
  const { adapter, weights, recomputation } = settings
  return {
    model_name: modelOf(settings),
    max_seq_length: settings.sequenceLength,
    load_in_4bit: weights === 'nf4',
    load_in_8bit: weights === 'int8',
    load_in_16bit: adapter !== null && weights === 'bf16',
    full_finetuning: adapter === null,
    float32_mixed_precision: settings.masterWeights,
    ...(adapter === null
      ? {}
      : {
          lora_r: adapter.rank,
          lora_alpha: adapter.alpha,
          lora_target_modules: targetModules(adapter.targets) ?? sevenModules,
          use_rslora: adapter.kind === 'rslora',
        }),
    gradient_checkpointing: recomputation !== 'none',
    packing: settings.packed,
    per_device_train_batch_size: settings.microBatch,
    gradient_accumulation_steps: settings.accumulation,
    num_gpus: settings.gpuCount,
    // Below zero: the epochs end the run.
    max_steps: settings.epochs === null ? settings.steps : -1,
    ...(settings.epochs === null ? {} : { num_train_epochs: settings.epochs }),
    learning_rate: settings.learningRate,
    warmup_steps: settings.warmupSteps,
    optim: huggingFaceOptimizer(settings, 'adamw_8bit'),
    bf16: settings.compute !== 'fp16',
    save_steps: settings.saveSteps,
    save_total_limit: settings.keptCheckpoints,
  }
}

/** A base model's tokenizer is given the template of its instruct model. */
function template(settings: RunSettings): string {
  const instruct = missingTemplate(settings)?.instruct ?? null
  return instruct === null
    ? ''
    : `tokenizer.chat_template = AutoTokenizer.from_pretrained("${instruct}").chat_template\n`
}

/** A machine that was taken goes on from the last checkpoint. */
const training = ({ pricing, name }: RunSettings): string =>
  pricing === 'spot'
    ? `trainer.train(resume_from_checkpoint=any(Path("outputs/${name}").glob("checkpoint-*")))`
    : 'trainer.train()'

const body = (settings: RunSettings): string => `
model, tokenizer = FastLanguageModel.from_pretrained(
    model_name=SETTINGS["model_name"],
    max_seq_length=SETTINGS["max_seq_length"],
    load_in_4bit=SETTINGS["load_in_4bit"],
    load_in_8bit=SETTINGS["load_in_8bit"],
    load_in_16bit=SETTINGS["load_in_16bit"],
    full_finetuning=SETTINGS["full_finetuning"],${
      settings.masterWeights ? '\n    float32_mixed_precision=SETTINGS["float32_mixed_precision"],' : ''
    }
)
${template(settings)}${
  settings.adapter === null
    ? ''
    : `model = FastLanguageModel.get_peft_model(
    model,
    r=SETTINGS["lora_r"],
    lora_alpha=SETTINGS["lora_alpha"],
    lora_dropout=0,
    bias="none",
    target_modules=SETTINGS["lora_target_modules"],
    use_rslora=SETTINGS["use_rslora"],
    use_gradient_checkpointing="unsloth" if SETTINGS["gradient_checkpointing"] else False,
)
`
}
trainer = SFTTrainer(
    model=model,
    processing_class=tokenizer,
    train_dataset=load_dataset("json", data_files="${dataFile}", split="train"),
    args=SFTConfig(
        output_dir="outputs/${settings.name}",
        max_length=SETTINGS["max_seq_length"],
        packing=SETTINGS["packing"],
        per_device_train_batch_size=SETTINGS["per_device_train_batch_size"],
        gradient_accumulation_steps=SETTINGS["gradient_accumulation_steps"],
        gradient_checkpointing=SETTINGS["gradient_checkpointing"],
        max_steps=SETTINGS["max_steps"],
        num_train_epochs=SETTINGS.get("num_train_epochs", 1),
        learning_rate=SETTINGS["learning_rate"],
        lr_scheduler_type="cosine",
        warmup_steps=SETTINGS["warmup_steps"],
        optim=SETTINGS["optim"],
        bf16=SETTINGS["bf16"],
        fp16=not SETTINGS["bf16"],
        logging_steps=1,
        save_steps=SETTINGS["save_steps"],
        save_total_limit=SETTINGS["save_total_limit"],
        ddp_find_unused_parameters=False,
        report_to="none",
    ),
)
${training(settings)}
`

export const unsloth: Exporter = {
  unsupported,
  command,
  files: (settings) => [
    {
      name: scriptName(settings),
      content: `${hashComment(headerLines(settings, 'Unsloth', command(settings)))}
from unsloth import FastLanguageModel  # before trl, which it patches
${settings.pricing === 'spot' ? 'from pathlib import Path\n' : ''}from datasets import load_dataset
${template(settings) === '' ? '' : 'from transformers import AutoTokenizer\n'}from trl import SFTConfig, SFTTrainer

SETTINGS = ${pythonDict(settingsOf(settings))}
${body(settings)}`,
    },
  ],
}
