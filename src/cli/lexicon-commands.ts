import type { Command } from 'commander'

/** The group of commands on a lexicon, made where it is not there yet. */
export function lexiconGroup(program: Command): Command {
  const there = program.commands.find((command) => command.name() === 'lexicon')
  return (
    there ??
    program
      .command('lexicon')
      .description('Work on a lexicon.')
      .showHelpAfterError('Run "tallyrand lexicon --help" for the commands.')
  )
}
