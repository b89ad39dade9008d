/** Names that people will type and that the catalog does not have: so that the answer can say it, and not "unknown word". */

/** GPUs and other accelerators that exist. */
export const outOfCatalogGpus: readonly string[] = [
  '(a2|a16|a30|a40|a100x|l2|l20|l40|l40g|h20|h800|a800|b100|b40|gh100|p4|p6000|p100|p40|k80|m40|m60|gb10|gb202)',
  '(a2000|a4000|a4500|a5000|a5500|a6000 ada)',
  'rtx (a2000|a4000|a4500|a5000|a5500|2000|4000|4500|5000|8000) [ada]',
  '(rtx|geforce rtx|geforce) (2060|2070|2080|3050|3060|3070|3080|4050|4060|4070|4080|5050|5060|5070|5080) [ti|super|ti super]',
  '(2060|2070|2080|3060|3070|3080|4060|4070|4080|5060|5070|5080) (ti|super|ti super)',
  '(2080|2080ti|3060|3070|3080|3080ti|4060|4070|4080|5070|5080)',
  '[rtx] (3090|4090|5090) (ti|d|laptop|super|mobile)',
  '(3090ti|4090d|4090ti|5090d|3060ti|4070ti|rtx 4090d|rtx 3090ti)',
  '(gtx|geforce gtx) (1050|1060|1070|1080|1080ti|1650|1660|970|980) [ti|super]',
  '1080 [ti]',
  '(titan rtx|titan v|titan xp|titan x|quadro rtx 8000|quadro rtx 6000|rtx 8000|rtx 5000)',
  '(mi100|mi210|mi250|mi300a|mi308x|mi350x|mi350|mi400|mi450|mi455x|mi50|mi60|instinct mi350x|instinct mi210)',
  '(gaudi|gaudi 2|gaudi2|gaudi1|ponte vecchio|arc a770|arc b580|max 1550)',
  '(radeon|7900 xtx|rx 7900 xtx|7900 xt|w7900|radeon pro w7900|9070 xt)',
  '(tpu|tpus|tpu v2|tpu v3|tpu v4|tpu v5|tpu v5e|tpu v5p|tpu v6e|tpu v6|tpu v7|v5e|v5p|v6e|trillium|ironwood)',
  '(trainium|trainium 1|trainium 2|trainium2|trainium3|trn1|trn2|trn3|inferentia|inferentia 2|inf1|inf2)',
  '(m1|m2|m3|m4|m5) (max|ultra|pro|mac|macbook)',
  '(cpu|cpus|xeon|epyc|laptop|my laptop|raspberry pi|macbook|macbook pro|mac studio|mac mini|apple silicon|dgx spark|strix halo|jetson|jetson orin|cerebras|groq|sambanova|graphcore|ipu|vera rubin|rubin|r100|vr200)',
]

/** Models that exist, hosted ones included. */
export const outOfCatalogModels: readonly string[] = [
  '(gpt 3|gpt 3.5|gpt 3.5 turbo|gpt 4|gpt 4o|gpt 4o mini|gpt 4.1|gpt 4.1 mini|gpt 5|gpt 5 mini|chatgpt|gpt 2|gpt2|gpt j|gpt neo|gpt neox|o1|o3|o4 mini|davinci)',
  '(claude|claude sonnet|claude opus|claude haiku|sonnet|opus|haiku|gemini|gemini pro|gemini flash|gemini 2.5|gemini 2.5 pro|gemini 2.5 flash|grok|grok 2|grok 1|nova pro|titan text)',
  '(bert|roberta|deberta|modernbert|distilbert|t5|flan t5|flan|ul2|bart|electra|xlnet|sentence transformers|bge|clip|siglip|vit)',
  '(bloom|bloomz|mpt|pythia|cerebras gpt|vicuna|wizardlm|orca|zephyr|starcoder|starcoder2|stablelm|codegen|santacoder|palmyra)',
  '(alpaca|dolly|dolly v2|redpajama|redpajama incite|openhermes|guanaco|tulu|tulu 2|tulu 3|capybara|magicoder) (3b|6.7b|7b|8b|12b|13b|30b|33b|34b|65b|70b|mistral 7b)',
  '(deepseek coder|deepseek math|deepseek llm|deepseek moe|deepseek vl|deepseek ocr|llama vision|codestral|devstral|ministral|mistral medium|magistral|pixtral|mathstral|voxtral)',
  '(command r|command r+|command r plus|command a|aya|jamba|dbrx|arctic|internlm|internlm2|baichuan|baichuan2|chatglm|chatglm3|minicpm|exaone|hunyuan|ernie)',
  '(kimi|kimi k2|kimi k2.5|kimi k1.5|minimax|minimax m1|minimax m2|minimax m2.5|step 3|mimo|ling|ring|seed oss)',
  '(nemotron|nemotron nano|nemotron super|nemotron ultra|llama guard|llava|idefics|paligemma|molmo|internvl|cogvlm|qwen vl|qwen2 vl|qwen 2 vl|qwen2.5 vl|qwen 2.5 vl|qwen3 vl|qwen omni|qwen2.5 omni|qwen3 omni|qwen3 next|qwen3 coder|qwen 3 coder|llama 3.2 vision|gemma 3n|codegemma|recurrentgemma|medgemma|shieldgemma)',
  '(whisper|sdxl|sd3|sd 1.5|stable diffusion|flux|flux.1|wan|wan 2.1|hunyuan video|dalle|midjourney|musicgen|wav2vec|parakeet)',
  '(mamba|mamba 2|mamba2|rwkv|rwkv 7|retnet|hyena|xlstm|lfm2)',
]

/** Clouds and services that rent or train, and have no prices here. */
export const outOfCatalogProviders: readonly string[] = [
  '(hetzner|ovh|ovhcloud|fluidstack|replicate|together ai|together|fireworks|fireworks ai|baseten|anyscale|databricks|mosaicml|predibase|openpipe|alibaba cloud|aliyun|tencent cloud|huawei cloud|ibm cloud|linode|akamai|cudo|cudo compute|gcore|voltage park|prime intellect|shadeform|latitude sh|cirrascale|leadergpu|quickpod|hot aisle|tensorwave|firmus|lightning ai|lightning|saturn cloud|hugging face spaces|cerebrium|beam cloud|snowflake|northflank)',
  '(colab|google colab|colab pro|kaggle|kaggle notebooks|studio lab)',
]

/** Services of a provider under names of their own. */
export const providerServices: ReadonlyMap<string, string> = new Map([
  ['aws', '(sagemaker|aws sagemaker|amazon sagemaker|bedrock|aws ec2|amazon ec2|aws batch)'],
  ['gcp', '(vertex|vertex ai|gce|google compute|google compute engine|google cloud platform|gke)'],
  ['azure', '(azure ml|azureml|azure machine learning|aks|msft azure|ms azure)'],
  ['lambda', '(lambda ai|lambda gpu|lambda gpu cloud|lambda cloud|lambdalabs)'],
  ['vast', '(vastai|vast.ai)'],
  ['verda', '(datacrunch|data crunch|datacrunch.io)'],
  ['oci', '(oracle cloud|oracle cloud infrastructure)'],
  ['coreweave', '(core weave|cw)'],
  ['digitalocean', '(digital ocean|do gpu droplets|gradient)'],
])
