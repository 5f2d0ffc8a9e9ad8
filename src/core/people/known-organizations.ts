import { remember } from '../text/remember.ts';

/**
 * World knowledge that a reader of AI newsletters brings along: the names of well-known companies, laboratories, media and
 * institutions, and of AI systems. It decides only the type of a speaker (none of these is a person) and is no condition
 * for finding one. Lower case, as `nameKey` gives.
 */
export const ORGANIZATIONS: ReadonlySet<string> = new Set(
  `openai|anthropic|deepmind|google deepmind|google|alphabet|meta|facebook|microsoft|apple|amazon|aws|azure|nvidia|amd|intel|tsmc|asml|arm|
ibm|oracle|salesforce|adobe|tesla|spacex|xai|twitter|x|bytedance|tiktok|alibaba|tencent|baidu|huawei|deepseek|moonshot|zhipu|minimax|
mistral|mistral ai|cohere|hugging face|huggingface|stability ai|midjourney|runway|perplexity|character ai|scale ai|databricks|snowflake|
together ai|groq|cerebras|sambanova|coreweave|anyscale|replit|vercel|cloudflare|stripe|github|gitlab|docker|mozilla|wikipedia|wikimedia|
reddit|linkedin|youtube|instagram|whatsapp|signal|telegram|discord|slack|zoom|spotify|netflix|disney|uber|lyft|airbnb|doordash|shopify|
palantir|anduril|boeing|samsung|sony|lg|softbank|arm holdings|qualcomm|broadcom|micron|elevenlabs|suno|udio|figure|
boston dynamics|waymo|cruise|zoox|y combinator|andreessen horowitz|a16z|sequoia|benchmark|founders fund|goldman sachs|morgan stanley|
jpmorgan|mckinsey|bcg|deloitte|accenture|gartner|forrester|pew|gallup|rand|brookings|metr|epoch|epoch ai|miri|eleutherai|allen institute|ai2|
arc|apollo research|redwood research|far ai|cset|nist|darpa|nsa|cia|fbi|fcc|ftc|sec|doj|nasa|nato|who|un|eu|imf|oecd|fed|mit|stanford|harvard|
yale|princeton|oxford|cambridge|berkeley|uc berkeley|caltech|cmu|eth zurich|epfl|tsinghua|wsj|nyt|new york times|the new york times|
washington post|the washington post|wall street journal|the wall street journal|financial times|ft|bloomberg|reuters|associated press|ap|afp|
bbc|cnn|cnbc|nbc|abc|cbs|fox news|npr|pbs|politico|axios|wired|techcrunch|the verge|verge|ars technica|engadget|the information|semafor|
the economist|economist|the atlantic|new yorker|the new yorker|vox|vice|fortune|forbes|business insider|the guardian|guardian|404 media|
nature|science|arxiv|substack|medium|hacker news|stack overflow|product hunt|polymarket|kalshi|metaculus|the register|platformer|the athletic|
white house|the white house|congress|senate|pentagon|kremlin|supreme court|european commission|lesswrong|xiaomi|byd|foxconn|jetbrains|
atlassian|notion|figma|canva|linear|cognition|anysphere|sourcegraph|langchain|llamaindex|pinecone|weaviate|ollama|unsloth|nous research`
    .split('|').map((name) => name.trim()),
);

/** AI systems and products: they may be quoted, but they are no persons. */
export const AI_SYSTEMS: ReadonlySet<string> = new Set(
  `claude|claude code|claude opus|claude sonnet|claude haiku|claude cowork|cowork|opus|sonnet|haiku|fable|mythos|chatgpt|gpt|codex|dall-e|sora|
gemini|gemini pro|gemini flash|bard|gemma|notebooklm|antigravity|jules|veo|imagen|nano banana|grok|copilot|github copilot|cursor|windsurf|
devin|llama|mixtral|qwen|kimi|glm|ernie|doubao|seedance|siri|alexa|cortana|watson|alphago|alphazero|alphafold|stable diffusion|flux|
chatbot|the model|the ai|openclaw|clawdbot|moltbot|aider|cline|bing|sydney|eliza|perplexity comet|manus|o1|o3|o4`
    .split('|').map((name) => name.trim()),
);

/** The part of a system's name that says which of its versions it is. */
const VERSION =
  /[\s-]*(?:v?\d[\d .]*[a-z]?|pro|mini|nano|flash|turbo|ultra|max|preview|thinking|instant|code|opus|sonnet|haiku|desktop|cowork|high|xhigh)\b/g;

/** `GPT-5.2`, `Claude Opus 4.6`, `Gemini 3 Pro`, `o3-mini`: a system's name with a version. */
export const isAiSystem = remember((key: string): boolean => {
  if (AI_SYSTEMS.has(key)) return true;
  const bare = key.replace(VERSION, '').trim();
  return bare !== key && AI_SYSTEMS.has(bare);
});
