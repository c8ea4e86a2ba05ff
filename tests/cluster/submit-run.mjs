// Submits a run whose task FAILING always fails: node submit-run.mjs RUN OUT FAILING RETRIES
import { fileURLToPath } from 'node:url'
import { submitRun } from '../../dist/index.js'

const [run, out, failing, retries] = process.argv.slice(2)
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
// Called as: bash -c SCRIPT failing cluster map RUN INDEX
const script = `[ "$2 $4" = "map ${failing}" ] && exit 9; exec "${process.execPath}" "${main}" "$@"`
const command = ['bash', '-c', script, 'failing']
await submitRun(run, { out, command, retries: Number(retries), waitSeconds: 1 })
