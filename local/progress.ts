/** Prints what goes on: one line a stage that is rewritten on a terminal, plain lines otherwise. */
export interface Progress {
  /** Begins a stage: "Reading files", of so many. */
  stage(name: string, total?: number): void;
  /** One more of the stage is done. */
  step(): void;
  /** Ends the stage with what came of it. */
  done(result: string): void;
  /** A sentence for the person at the keyboard. */
  say(sentence: string): void;
}

export function consoleProgress(stream: NodeJS.WriteStream, clock: () => number = Date.now): Progress {
  const live = stream.isTTY === true;
  let stage = { name: '', total: 0, finished: 0, started: 0 };
  const rewrite = (text: string) => {
    if (live) stream.write(`\r\u001b[2K${text}`);
  };
  return {
    stage(name, total = 0) {
      stage = { name, total, finished: 0, started: clock() };
      rewrite(total > 0 ? `${name} 0/${total}` : name);
    },
    step() {
      stage.finished += 1;
      rewrite(`${stage.name} ${stage.finished}/${stage.total}`);
    },
    done(result) {
      rewrite('');
      stream.write(`${stage.name}: ${result} (${((clock() - stage.started) / 1000).toFixed(1)} s)\n`);
    },
    say(sentence) {
      rewrite('');
      stream.write(`${sentence}\n`);
    },
  };
}
