import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, mergeParts, planRun } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'
import { resultsIn, storeContent } from '../support/results.js'
import { environment, type Machine, missingFor, Network, passedOver } from './namespaces.js'

const run = promisify(execFile)
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const reason = missingFor(['parallel', 'ssh', 'sshd', 'ssh-keygen'])

describe.skipIf(passedOver('GNU parallel over ssh between two machines', reason))(
  'with GNU parallel over ssh, on two machines',
  { timeout: 300_000 },
  () => {
    const folder = folderOf()
    const servers: ChildProcess[] = []
    let network: Network

    beforeAll(async () => {
      network = await Network.of(['login', 'east', 'west'])
      for (const name of ['key', 'host-key'])
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)])
      execFileSync('cp', [join(folder, 'key.pub'), join(folder, 'authorized_keys')])
      chmodSync(folder, 0o700)
      for (const machine of network.machines.slice(1)) servers.push(startServer(machine))
    })

    afterAll(async () => {
      for (const server of servers) server.kill('SIGTERM')
      await network?.remove()
    })

    function startServer({ name, address, enter }: Machine): ChildProcess {
      const settings = {
        ListenAddress: address,
        HostKey: join(folder, 'host-key'),
        AuthorizedKeysFile: join(folder, 'authorized_keys'),
        PidFile: join(folder, `${name}.pid`),
        StrictModes: 'no',
        UsePAM: 'no',
        PermitRootLogin: 'yes',
        PasswordAuthentication: 'no',
      }
      const options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])
      const [command = '', ...rest] = enter
      const sshd = execFileSync('which', ['sshd'], { env: environment, encoding: 'utf8' }).trim()
      // With a host name of its own, no file of settings but these, and an empty folder where the server gives up its rights.
      const start = `hostname ${name} && mount -t tmpfs none /run && mkdir -m 755 /run/sshd && exec "$@"`
      return spawn(
        command,
        [
          ...rest,
          'unshare',
          '--uts',
          '--mount',
          'bash',
          '-c',
          start,
          'sshd',
          sshd,
          '-D',
          '-e',
          '-f',
          '/dev/null',
          ...options,
        ],
        { env: environment, stdio: 'ignore' },
      )
    }

    it('a run ends with the bytes of a single machine, and both machines have had a share in it', async () => {
      const corpus = folderOf(generatedCorpus(60, 12))
      const options = { inputs: [join(corpus, 'texts')], lexicon: 'corpus/lexicons/cyber-diplomacy.yaml' }
      const single = folderOf()
      await analyze({ ...options, out: single })
      const planned = folderOf()
      const { manifest } = await planRun(planned, { ...options, perTaskBytes: 50_000 })
      const last = manifest.tasks.length - 1
      expect(last).toBeGreaterThanOrEqual(4)

      const ssh = [
        'ssh',
        ...['-i', join(folder, 'key'), '-F', 'none'],
        ...[
          '-o',
          'StrictHostKeyChecking=no',
          '-o',
          `UserKnownHostsFile=${join(folder, 'known')}`,
          '-o',
          'BatchMode=yes',
        ],
      ].join(' ')
      const hosts = network.machines.slice(1).map(({ address }) => `1/${address}`)
      const [login] = network.machines
      const [command = '', ...rest] = login?.enter ?? []
      const inside = (args: readonly string[], env: NodeJS.ProcessEnv = environment) =>
        run(command, [...rest, ...args], { env })
      for (const { address } of network.machines.slice(1))
        await answers(() => inside([...ssh.split(' '), address, 'true']))
      // As in the documentation, but for the key and the places of this test.
      const script = join(folder, 'run.sh')
      const work = `echo $(hostname) > ${planned}/jobs/{}.host; ${process.execPath} ${main} cluster map ${planned} {}`
      writeFileSync(
        script,
        `seq 0 ${last} | parallel --ssh '${ssh}' --sshlogin ${hosts.join(',')} --retries 3 --joblog ${folder}/joblog '${work}'\n`,
      )
      await inside(['bash', script], { ...environment, HOME: folder })

      const out = folderOf()
      await mergeParts(planned, { out, waitSeconds: 0 })
      expect(resultsIn(out)).toEqual(resultsIn(single))
      expect(await storeContent(out)).toEqual(await storeContent(single))
      const shares = readdirSync(join(planned, 'jobs')).map((name) =>
        execFileSync('cat', [join(planned, 'jobs', name)], { encoding: 'utf8' }).trim(),
      )
      expect(shares.length).toBe(last + 1)
      expect([...new Set(shares)].sort()).toEqual(['east', 'west'])
    })
  },
)

/** Waits until a command ends well. */
async function answers(command: () => Promise<unknown>): Promise<void> {
  for (let tenth = 0; tenth < 100; tenth += 1) {
    if (
      await command().then(
        () => true,
        () => false,
      )
    )
      return
    await setTimeout(100)
  }
  await command()
}
