// The queue's score grows while its page is open.

import { followScore } from "./gold-score.js";

followScore();
