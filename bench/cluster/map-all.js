// Plans a run and does all its tasks in one process: node map-all.js CORPUS RUN BYTES_PER_TASK
import { mapTask, planRun } from '../../dist/index.js'

const [corpus = '', run = '', perTask] = process.argv.slice(2)
const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const { manifest } = await planRun(run, { inputs: [corpus], lexicon, perTaskBytes: Number(perTask) })
for (const index of manifest.tasks.keys()) await mapTask(run, index)
process.stdout.write(String(manifest.tasks.length))
