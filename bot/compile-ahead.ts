import { loadForAzure } from './composition.ts';
import './index.ts';
import { prepareCards } from './rendering/render-card.ts';

// While the image is made: uses what production will use, so that Node keeps it compiled where NODE_COMPILE_CACHE says.
await Promise.all([loadForAzure(), prepareCards()]);
process.exit(0);
