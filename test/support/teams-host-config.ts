export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

interface Palette {
  readonly page: string;
  readonly card: string;
  readonly emphasis: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  /** The ground of an accent container. */
  readonly accentGround: string;
  readonly attention: string;
  readonly danger: string;
  readonly line: string;
}

/** Teams' own colours, near enough to judge a card by. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    page: '#f5f5f5',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    text: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    accentGround: '#e8ebfa',
    attention: '#c4314b',
    danger: '#fdf3f4',
    line: '#e0e0e0',
  },
  dark: {
    page: '#1f1f1f',
    card: '#292929',
    emphasis: '#333333',
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9299f7',
    accentGround: '#2f2f4a',
    attention: '#f9526b',
    danger: '#3b0509',
    line: '#484848',
  },
};

/** A host configuration for the `adaptivecards` renderer that looks like Teams. */
export function teamsHostConfig(theme: Theme): Record<string, unknown> {
  const { card, emphasis, text, subtle, accent, accentGround, attention, danger, line } = PALETTES[theme];
  const colour = (strong: string) => ({ default: strong, subtle });
  const foregroundColors = {
    default: colour(text),
    dark: colour(text),
    light: colour(text),
    accent: colour(accent),
    attention: colour(attention),
    good: colour(text),
    warning: colour(text),
  };
  const container = (backgroundColor: string) => ({ backgroundColor, borderColor: line, foregroundColors });
  return {
    spacing: { small: 4, default: 12, medium: 16, large: 20, extraLarge: 28, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    fontTypes: {
      default: { fontFamily: 'Noto Emoji, Segoe UI, Selawik, Liberation Sans, Helvetica, Arial, sans-serif' },
      monospace: { fontFamily: 'Cascadia Mono, DejaVu Sans Mono, monospace' },
    },
    containerStyles: {
      default: container(card),
      emphasis: container(emphasis),
      accent: container(accentGround),
      good: container(emphasis),
      warning: container(emphasis),
      attention: container(danger),
    },
    textBlock: { headingLevel: 2 },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}
