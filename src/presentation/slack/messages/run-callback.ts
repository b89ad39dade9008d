/** What a trainer posts its progress with: the address, the token, and lines to paste. */
import { sectionBlock } from '../blocks/layout-blocks.ts'
import type { SlackMessage } from '../slack-message.ts'

/** Shows the token in clear: for one person's eyes only. */
export const runCallbackMessage = (address: string, token: string): SlackMessage => ({
  text: 'Your trainer can report this run. Only you see its token.',
  blocks: [
    sectionBlock([
      '*Your trainer can report this run.* Only you see the token; it is good for this run alone and ends with it. Asked for again, it is replaced.',
    ]),
    sectionBlock(['Where the trainer starts:', fence(environmentLines(address, token))]),
    sectionBlock([
      '*Any trainer* that writes a log, such as Axolotl and torchtitan (there with all steps in the address):',
      fence(shellLines),
    ]),
    sectionBlock([
      '*HF Trainer, TRL, Axolotl*: this file as `gpucost_run.py`,',
      fence(trainerLines),
      'and `trainer.add_callback(gpucost_run.Callback())`, or in Axolotl’s YAML `plugins: [gpucost_run.Plugin]`.',
    ]),
  ],
})

const fence = (lines: string): string =>
  `\`\`\`${lines.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\`\`\``

const environmentLines = (address: string, token: string): string =>
  `export GPUCOST_RUN='${address}'\nexport GPUCOST_TOKEN='${token}'`

const shellLines = `while sleep 60; do tail -c 4000 train.log | curl -fsS -H "Authorization: Bearer $GPUCOST_TOKEN" -H 'Content-Type: text/plain' --data-binary @- "$GPUCOST_RUN"; done &
# torchtitan: "$GPUCOST_RUN?total=4000"`

const trainerLines = `import json, os, urllib.request
from transformers import TrainerCallback

def post(**news):
    headers = {"Authorization": "Bearer " + os.environ["GPUCOST_TOKEN"], "Content-Type": "application/json"}
    request = urllib.request.Request(os.environ["GPUCOST_RUN"], json.dumps(news).encode(), headers)
    try:
        urllib.request.urlopen(request, timeout=5)
    except Exception as error:
        print("gpucost:", getattr(error, "read", lambda: error)())

class Callback(TrainerCallback):
    def on_train_begin(self, args, state, control, **_):
        if state.is_world_process_zero: post(state="started", step=state.global_step)
    def on_log(self, args, state, control, **_):
        if state.is_world_process_zero: post(step=state.global_step, total=state.max_steps)
    def on_train_end(self, args, state, control, **_):
        if state.is_world_process_zero: post(state="done" if state.global_step >= state.max_steps else "stopped")

try:
    from axolotl.integrations.base import BasePlugin
    class Plugin(BasePlugin):
        def add_callbacks_post_trainer(self, cfg, trainer): return [Callback()]
except ImportError:
    pass`
