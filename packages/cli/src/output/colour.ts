import { styleText } from 'node:util';
import { environment } from '../environment.js';

type Style = Parameters<typeof styleText>[0];

/** Whether text on a stream may be coloured: a terminal, and neither NO_COLOR nor a dumb one. */
function hasColour(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && environment('NO_COLOR') === undefined && environment('TERM') !== 'dumb';
}

/**
 * @param style such as `red` or `bold`
 * @param text what to show
 * @param stream where it will be written
 * @returns the text with the style, or as it is where colour is not wanted
 */
export function styled(style: Style, text: string, stream: NodeJS.WriteStream = process.stderr): string {
  return hasColour(stream) ? styleText(style, text) : text;
}
